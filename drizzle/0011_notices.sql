CREATE TABLE "notice_choices" (
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"way" text NOT NULL,
	CONSTRAINT "notice_choices_pk" PRIMARY KEY("person_id","kind"),
	CONSTRAINT "notice_choices_kind_known" CHECK ("notice_choices"."kind" in ('to decide', 'my requests', 'running out', 'needs an answer', 'nobody decides', 'roles', 'policy')),
	CONSTRAINT "notice_choices_way_known" CHECK ("notice_choices"."way" in ('at once', 'daily', 'desk'))
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"about" uuid NOT NULL,
	"key" text NOT NULL,
	"sentence" text NOT NULL,
	"address" text NOT NULL,
	"told_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	"way" text NOT NULL,
	"mail" text,
	"mail_id" uuid,
	"mail_at" timestamp with time zone,
	"mail_tries" integer DEFAULT 0 NOT NULL,
	"mail_sentence" text,
	CONSTRAINT "notices_told_once" UNIQUE("person_id","key"),
	CONSTRAINT "notices_kind_known" CHECK ("notices"."kind" in ('to decide', 'my requests', 'running out', 'needs an answer', 'nobody decides', 'roles', 'policy')),
	CONSTRAINT "notices_way_known" CHECK ("notices"."way" in ('at once', 'daily', 'desk')),
	CONSTRAINT "notices_mail_known" CHECK ("notices"."mail" in ('open', 'sent', 'unknown', 'refused')),
	CONSTRAINT "notices_address_inside" CHECK ("notices"."address" ~ '^/([^/\\]|$)')
);
--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "undecidable" text;--> statement-breakpoint
ALTER TABLE "notice_choices" ADD CONSTRAINT "notice_choices_person_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_by_person" ON "notices" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("person_id") WHERE "notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notices_unread_about" ON "notices" USING btree ("about") WHERE "notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notices_to_mail" ON "notices" USING btree ("person_id","told_at") WHERE "notices"."way" <> 'desk' and "notices"."mail" is null and "notices"."read_at" is null;--> statement-breakpoint
CREATE INDEX "notices_mailed" ON "notices" USING btree ("person_id","mail_at") WHERE "notices"."mail_at" is not null;