CREATE TABLE "breakers" (
	"provider" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"next_try_at" timestamp with time zone,
	"sentence" text NOT NULL,
	CONSTRAINT "breakers_failures_positive" CHECK ("breakers"."failures" > 0)
);
--> statement-breakpoint
CREATE TABLE "pauses" (
	"id" uuid PRIMARY KEY NOT NULL,
	"paused_by" uuid NOT NULL,
	"because" text NOT NULL,
	"paused_at" timestamp with time zone DEFAULT now() NOT NULL,
	"resumed_by" uuid,
	"resumed_at" timestamp with time zone,
	CONSTRAINT "pauses_with_reason" CHECK (length(trim("pauses"."because")) > 0),
	CONSTRAINT "pauses_resumed_or_not" CHECK (("pauses"."resumed_by" is null) = ("pauses"."resumed_at" is null))
);
--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "paused_from" text;--> statement-breakpoint
ALTER TABLE "pauses" ADD CONSTRAINT "pauses_paused_by_fk" FOREIGN KEY ("paused_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pauses" ADD CONSTRAINT "pauses_resumed_by_fk" FOREIGN KEY ("resumed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "pauses_one_at_a_time" ON "pauses" USING btree ((true)) WHERE "pauses"."resumed_at" is null;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_paused_from_known" CHECK ("requests"."paused_from" in ('approved', 'carrying out'));--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_paused_from_only_while_paused" CHECK ("requests"."paused_from" is null or "requests"."state" = 'paused');