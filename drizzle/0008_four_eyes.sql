CREATE TABLE "policies" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer GENERATED ALWAYS AS IDENTITY (sequence name "policies_version_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"state" text NOT NULL,
	"rules" jsonb NOT NULL,
	"expires_after_days" integer NOT NULL,
	"because" text NOT NULL,
	"proposed_by" uuid,
	"proposed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" uuid,
	"decided_at" timestamp with time zone,
	"decided_because" text,
	CONSTRAINT "policies_by_second_person" CHECK ("policies"."decided_by" <> "policies"."proposed_by"),
	CONSTRAINT "policies_state_known" CHECK ("policies"."state" in ('proposed', 'in force', 'replaced', 'rejected', 'withdrawn')),
	CONSTRAINT "policies_expire" CHECK ("policies"."expires_after_days" between 1 and 90)
);
--> statement-breakpoint
CREATE TABLE "totals" (
	"of" text NOT NULL,
	"who" text NOT NULL,
	"currency" text NOT NULL,
	"day" date NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "totals_pk" PRIMARY KEY("of","who","currency","day")
);
--> statement-breakpoint
ALTER TABLE "decisions" DROP CONSTRAINT "decisions_one_per_revision";--> statement-breakpoint
ALTER TABLE "decisions" ADD COLUMN "authenticated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "policy_version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "approvals_needed" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
DELETE FROM "sessions";--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "authenticated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "browser" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_proposed_by_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "policies" ADD CONSTRAINT "policies_decided_by_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "policies_version_unique" ON "policies" USING btree ("version");--> statement-breakpoint
CREATE UNIQUE INDEX "policies_one_in_force" ON "policies" USING btree ("state") WHERE "policies"."state" = 'in force';--> statement-breakpoint
CREATE UNIQUE INDEX "policies_one_proposed" ON "policies" USING btree ("state") WHERE "policies"."state" = 'proposed';--> statement-breakpoint
CREATE INDEX "requests_by_expiry" ON "requests" USING btree ("expires_at") WHERE "requests"."state" in ('waiting', 'returned', 'stale');--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_one_per_person" UNIQUE("request_id","revision","decided_by");--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_approvals_needed" CHECK ("requests"."approvals_needed" between 1 and 3);