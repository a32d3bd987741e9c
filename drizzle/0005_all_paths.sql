CREATE TABLE "evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"content" "bytea" NOT NULL,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "evidence_not_empty" CHECK ("evidence"."size" > 0 and "evidence"."size" = length("evidence"."content"))
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"way" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"written_by" uuid NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"outcome" text DEFAULT 'open' NOT NULL,
	"sentence" text,
	"mail_id" text,
	"closed_at" timestamp with time zone,
	"settled_by" uuid,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "messages_way_known" CHECK ("messages"."way" in ('mail', 'copy')),
	CONSTRAINT "messages_outcome_known" CHECK ("messages"."outcome" in ('open', 'unknown', 'sent', 'refused')),
	CONSTRAINT "messages_closed_or_not" CHECK (("messages"."outcome" in ('open', 'unknown')) = ("messages"."closed_at" is null)),
	CONSTRAINT "messages_answered_whole" CHECK (("messages"."answer" is null) = ("messages"."answered_by" is null) and ("messages"."answer" is null) = ("messages"."answered_at" is null))
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"account" text PRIMARY KEY NOT NULL,
	"sealed" text,
	"renewing_until" timestamp with time zone,
	"renewed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_outcome_known";--> statement-breakpoint
ALTER TABLE "deliveries" DROP CONSTRAINT "deliveries_settled_with_reason";--> statement-breakpoint
DROP INDEX "deliveries_one_effect_per_step";--> statement-breakpoint
DROP INDEX "deliveries_one_resend_per_event";--> statement-breakpoint
DROP INDEX "requests_one_open_per_new_user";--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "payment_id" text;--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "support" text;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_request_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_added_by_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_request_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_written_by_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_settled_by_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_answered_by_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "evidence_by_request" ON "evidence" USING btree ("request_id","added_at");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_one_per_request" ON "messages" USING btree ("request_id") WHERE "messages"."outcome" in ('open', 'unknown', 'sent');--> statement-breakpoint
CREATE INDEX "messages_by_request" ON "messages" USING btree ("request_id","opened_at");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_one_post_per_payment" ON "deliveries" USING btree ("account","payment_id") WHERE "deliveries"."purpose" = 'post' and "deliveries"."outcome" in ('open', 'unknown', 'accepted', 'arrived', 'reported');--> statement-breakpoint
CREATE INDEX "requests_by_support" ON "requests" USING btree ("support","number") WHERE "requests"."support" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_one_effect_per_step" ON "deliveries" USING btree ("request_id","revision","position") WHERE "deliveries"."outcome" in ('open', 'unknown', 'accepted', 'arrived', 'reported');--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_one_resend_per_event" ON "deliveries" USING btree ("account","event_id","endpoint_id") WHERE "deliveries"."outcome" in ('open', 'unknown', 'accepted', 'arrived', 'reported');--> statement-breakpoint
CREATE UNIQUE INDEX "requests_one_open_per_new_user" ON "requests" USING btree ("new_user_id") WHERE "requests"."state" in ('waiting', 'returned', 'stale', 'approved', 'carrying out', 'paused');--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_outcome_known" CHECK ("deliveries"."outcome" in ('open', 'unknown', 'accepted', 'refused', 'not sent', 'arrived', 'did not arrive', 'reported'));--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_settled_with_reason" CHECK (("deliveries"."outcome" in ('arrived', 'did not arrive', 'reported')) = ("deliveries"."settled_by" is not null and length(trim("deliveries"."settled_because")) > 0));--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_support_known" CHECK ("requests"."support" in ('to write', 'written', 'answered'));