CREATE TABLE "announcements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"topic" text NOT NULL,
	"about" uuid NOT NULL,
	"key" text NOT NULL,
	"sentence" text NOT NULL,
	"address" text NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"not_before" timestamp with time zone,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"trouble" text,
	CONSTRAINT "announcements_once" UNIQUE("key"),
	CONSTRAINT "announcements_topic_known" CHECK ("announcements"."topic" in ('to decide', 'needs an answer', 'running out', 'nobody decides', 'case clocks', 'new case', 'test')),
	CONSTRAINT "announcements_state_known" CHECK ("announcements"."state" in ('waiting', 'open', 'sent', 'refused', 'unknown', 'too late')),
	CONSTRAINT "announcements_address_inside" CHECK ("announcements"."address" ~ '^/([^/\\]|$)'),
	CONSTRAINT "announcements_opened" CHECK ("announcements"."state" <> 'open' or "announcements"."opened_at" is not null)
);
--> statement-breakpoint
CREATE INDEX "announcements_to_post" ON "announcements" USING btree ("id") WHERE "announcements"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "announcements_by_opened" ON "announcements" USING btree ("opened_at");--> statement-breakpoint
CREATE INDEX "case_messages_open" ON "case_messages" USING btree ("opened_at") WHERE "case_messages"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "cases_at_hand" ON "cases" USING btree ("assignee_id",coalesce("next_due_at", 'infinity'::timestamptz),"id") WHERE "cases"."state" <> 'resolved';