CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"scopes" text[] NOT NULL,
	"hash" text NOT NULL,
	"ending" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_by" uuid,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_tokens_revoked_whole" CHECK (("api_tokens"."revoked_by" is null) = ("api_tokens"."revoked_at" is null)),
	CONSTRAINT "api_tokens_scopes_known" CHECK ("api_tokens"."scopes" <@ array['cases:open']),
	CONSTRAINT "api_tokens_hash" CHECK ("api_tokens"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "answer_templates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"outcome" text,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "answer_templates_outcome_known" CHECK ("answer_templates"."outcome" in ('attributed', 'partly', 'denied', 'duplicate', 'withdrawn', 'not ours'))
);
--> statement-breakpoint
CREATE TABLE "case_causes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "case_views" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"search" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"shared" boolean NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "decline_reasons" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"sentence" text NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "evidence_asks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "evidence_asks_kind_known" CHECK ("evidence_asks"."kind" in ('glitch', 'dispute', 'custom'))
);
--> statement-breakpoint
CREATE TABLE "case_followers" (
	"case_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"since" timestamp with time zone DEFAULT now() NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "case_followers_pk" PRIMARY KEY("case_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "case_new_users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"new_user_id" text,
	"email" text,
	"name" text,
	"organization_id" text,
	"customer_id" text,
	"added_by" uuid,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "case_new_users_somebody" CHECK (coalesce("case_new_users"."new_user_id", "case_new_users"."email", "case_new_users"."name", "case_new_users"."customer_id") is not null)
);
--> statement-breakpoint
CREATE TABLE "case_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"linked_by" uuid NOT NULL,
	"linked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"unlinked_by" uuid,
	"unlinked_at" timestamp with time zone,
	CONSTRAINT "case_requests_unlinked_whole" CHECK (("case_requests"."unlinked_by" is null) = ("case_requests"."unlinked_at" is null))
);
--> statement-breakpoint
CREATE TABLE "case_spells" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"state" text NOT NULL,
	"waiting_on" text,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "case_evidence" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"ask_id" uuid,
	"kind" text NOT NULL,
	"words" text,
	"name" text,
	"type" text,
	"size" integer,
	"sha256" text,
	"added_by" uuid NOT NULL,
	"added_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "case_evidence_kind_known" CHECK ("case_evidence"."kind" in ('file', 'link', 'text', 'not needed')),
	CONSTRAINT "case_evidence_size" CHECK ("case_evidence"."size" between 1 and 10485760),
	CONSTRAINT "case_evidence_whole" CHECK (case "case_evidence"."kind" when 'file' then num_nonnulls("case_evidence"."name", "case_evidence"."type", "case_evidence"."size", "case_evidence"."sha256") = 4
        else "case_evidence"."words" is not null and num_nonnulls("case_evidence"."name", "case_evidence"."type", "case_evidence"."size", "case_evidence"."sha256") = 0 end),
	CONSTRAINT "case_evidence_not_needed_asked" CHECK ("case_evidence"."kind" <> 'not needed' or "case_evidence"."ask_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "case_file_parts" (
	"evidence_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "case_file_parts_pk" PRIMARY KEY("evidence_id","position")
);
--> statement-breakpoint
CREATE TABLE "case_messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"way" text NOT NULL,
	"address" text,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"purpose" text,
	"template_id" uuid,
	"written_by" uuid NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"outcome" text DEFAULT 'open' NOT NULL,
	"sentence" text,
	"mail_id" text,
	"closed_at" timestamp with time zone,
	"settled_by" uuid,
	CONSTRAINT "case_messages_way_known" CHECK ("case_messages"."way" in ('mail', 'copy', 'received')),
	CONSTRAINT "case_messages_outcome_known" CHECK ("case_messages"."outcome" in ('open', 'unknown', 'sent', 'refused')),
	CONSTRAINT "case_messages_purpose_known" CHECK ("case_messages"."purpose" in ('attributed', 'partly', 'denied', 'duplicate', 'withdrawn', 'not ours')),
	CONSTRAINT "case_messages_closed_or_not" CHECK (("case_messages"."outcome" in ('open', 'unknown')) = ("case_messages"."closed_at" is null)),
	CONSTRAINT "case_messages_mailed_to" CHECK ("case_messages"."way" <> 'mail' or "case_messages"."address" is not null),
	CONSTRAINT "case_messages_not_empty" CHECK ("case_messages"."body" <> '')
);
--> statement-breakpoint
CREATE TABLE "case_notes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"body" text NOT NULL,
	"mentions" uuid[] NOT NULL,
	"written_by" uuid NOT NULL,
	"written_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "case_notes_not_empty" CHECK ("case_notes"."body" <> '')
);
--> statement-breakpoint
CREATE TABLE "case_texts" (
	"case_id" uuid PRIMARY KEY NOT NULL,
	"document" "tsvector" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "cases_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1001 CACHE 1),
	"state" text NOT NULL,
	"state_since" timestamp with time zone DEFAULT now() NOT NULL,
	"waiting_on" text,
	"kind" text NOT NULL,
	"cause_id" uuid NOT NULL,
	"summary" text NOT NULL,
	"story" text NOT NULL,
	"referrer_name" text,
	"referrer_email" text,
	"referrer_id" text,
	"referral_code" text,
	"referral_given" text,
	"happened_on" date,
	"stake_amount" bigint,
	"stake_currency" text,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"opened_by" uuid,
	"token_id" uuid,
	"source" text,
	"source_link" text,
	"reference" text,
	"reference_digest" text,
	"edits" integer DEFAULT 0 NOT NULL,
	"assignee_id" uuid,
	"outcome" text,
	"decline_reason_id" uuid,
	"merged_into" uuid,
	"resolved_at" timestamp with time zone,
	"resolved_by" uuid,
	"asks" text,
	"asks_since" timestamp with time zone,
	"sla_version" integer NOT NULL,
	"first_answer_minutes" integer NOT NULL,
	"resolution_minutes" integer NOT NULL,
	"first_answer_due_at" timestamp with time zone,
	"first_answered_at" timestamp with time zone,
	"first_answer_late" boolean,
	"resolution_due_at" timestamp with time zone,
	"resolution_late" boolean,
	"next_due_at" timestamp with time zone GENERATED ALWAYS AS (case when state = 'resolved' then null else least(case when first_answered_at is null then first_answer_due_at end, resolution_due_at) end) STORED,
	"touched_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cases_number_unique" UNIQUE("number"),
	CONSTRAINT "cases_state_known" CHECK ("cases"."state" in ('new', 'investigating', 'waiting', 'requested', 'resolved')),
	CONSTRAINT "cases_kind_known" CHECK ("cases"."kind" in ('glitch', 'dispute', 'custom')),
	CONSTRAINT "cases_waiting_on_known" CHECK ("cases"."waiting_on" in ('the referrer', 'the new user', 'Cello', 'the billing provider')),
	CONSTRAINT "cases_outcome_known" CHECK ("cases"."outcome" in ('attributed', 'partly', 'denied', 'duplicate', 'withdrawn', 'not ours')),
	CONSTRAINT "cases_asks_known" CHECK ("cases"."asks" in ('answer', 'next step')),
	CONSTRAINT "cases_asks_since" CHECK (("cases"."asks" is null) = ("cases"."asks_since" is null)),
	CONSTRAINT "cases_waits_on_somebody" CHECK (("cases"."state" = 'waiting') = ("cases"."waiting_on" is not null)),
	CONSTRAINT "cases_resolved_with_outcome" CHECK (("cases"."state" = 'resolved') = ("cases"."outcome" is not null)),
	CONSTRAINT "cases_resolved_at" CHECK (("cases"."state" = 'resolved') = ("cases"."resolved_at" is not null)),
	CONSTRAINT "cases_denied_with_reason" CHECK (("cases"."decline_reason_id" is not null) = ("cases"."outcome" is not distinct from 'denied')),
	CONSTRAINT "cases_merged_as_duplicate" CHECK ("cases"."merged_into" is null or "cases"."outcome" is not distinct from 'duplicate'),
	CONSTRAINT "cases_merged_into_another" CHECK ("cases"."merged_into" <> "cases"."id"),
	CONSTRAINT "cases_stake_whole" CHECK (("cases"."stake_amount" is null) = ("cases"."stake_currency" is null)),
	CONSTRAINT "cases_stake_positive" CHECK ("cases"."stake_amount" >= 0),
	CONSTRAINT "cases_opened_by_one" CHECK (("cases"."opened_by" is null) <> ("cases"."token_id" is null)),
	CONSTRAINT "cases_from_outside_whole" CHECK (("cases"."token_id" is null) or ("cases"."source" is not null and "cases"."reference" is not null and "cases"."reference_digest" is not null))
);
--> statement-breakpoint
CREATE TABLE "slas" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" integer GENERATED ALWAYS AS IDENTITY (sequence name "slas_version_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"calendar" jsonb NOT NULL,
	"targets" jsonb NOT NULL,
	"because" text NOT NULL,
	"set_by" uuid,
	"set_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "slas_version_unique" UNIQUE("version")
);
--> statement-breakpoint
ALTER TABLE "notice_choices" DROP CONSTRAINT "notice_choices_kind_known";--> statement-breakpoint
ALTER TABLE "notices" DROP CONSTRAINT "notices_kind_known";--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_made_by_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_revoked_by_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_views" ADD CONSTRAINT "case_views_owner_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_followers" ADD CONSTRAINT "case_followers_case_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_followers" ADD CONSTRAINT "case_followers_person_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_new_users" ADD CONSTRAINT "case_new_users_case_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_new_users" ADD CONSTRAINT "case_new_users_added_by_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_requests" ADD CONSTRAINT "case_requests_case_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_requests" ADD CONSTRAINT "case_requests_request_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_requests" ADD CONSTRAINT "case_requests_linked_by_fk" FOREIGN KEY ("linked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_requests" ADD CONSTRAINT "case_requests_unlinked_by_fk" FOREIGN KEY ("unlinked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_spells" ADD CONSTRAINT "case_spells_case_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_evidence" ADD CONSTRAINT "case_evidence_case_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_evidence" ADD CONSTRAINT "case_evidence_ask_fk" FOREIGN KEY ("ask_id") REFERENCES "public"."evidence_asks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_evidence" ADD CONSTRAINT "case_evidence_added_by_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_file_parts" ADD CONSTRAINT "case_file_parts_evidence_fk" FOREIGN KEY ("evidence_id") REFERENCES "public"."case_evidence"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_messages" ADD CONSTRAINT "case_messages_case_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_messages" ADD CONSTRAINT "case_messages_written_by_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_messages" ADD CONSTRAINT "case_messages_settled_by_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_messages" ADD CONSTRAINT "case_messages_template_fk" FOREIGN KEY ("template_id") REFERENCES "public"."answer_templates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_case_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_written_by_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_texts" ADD CONSTRAINT "case_texts_case_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_cause_fk" FOREIGN KEY ("cause_id") REFERENCES "public"."case_causes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_opened_by_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_token_fk" FOREIGN KEY ("token_id") REFERENCES "public"."api_tokens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_assignee_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_resolved_by_fk" FOREIGN KEY ("resolved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_merged_into_fk" FOREIGN KEY ("merged_into") REFERENCES "public"."cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_sla_fk" FOREIGN KEY ("sla_version") REFERENCES "public"."slas"("version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_decline_reason_fk" FOREIGN KEY ("decline_reason_id") REFERENCES "public"."decline_reasons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slas" ADD CONSTRAINT "slas_set_by_fk" FOREIGN KEY ("set_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "api_tokens_hash_unique" ON "api_tokens" USING btree ("hash");--> statement-breakpoint
CREATE UNIQUE INDEX "api_tokens_name_unique" ON "api_tokens" USING btree (lower("name")) WHERE "api_tokens"."revoked_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "answer_templates_name_unique" ON "answer_templates" USING btree (lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "answer_templates_one_per_outcome" ON "answer_templates" USING btree ("outcome") WHERE "answer_templates"."outcome" is not null and "answer_templates"."retired_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "case_causes_name_unique" ON "case_causes" USING btree (lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "case_views_name_unique" ON "case_views" USING btree ("owner_id",lower("name")) WHERE "case_views"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "case_views_shared" ON "case_views" USING btree ("saved_at") WHERE "case_views"."shared" and "case_views"."removed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "decline_reasons_name_unique" ON "decline_reasons" USING btree (lower("name"));--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_asks_name_unique" ON "evidence_asks" USING btree ("kind",lower("name"));--> statement-breakpoint
CREATE INDEX "case_followers_by_person" ON "case_followers" USING btree ("person_id") WHERE "case_followers"."left_at" is null;--> statement-breakpoint
CREATE INDEX "case_new_users_by_case" ON "case_new_users" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "case_new_users_by_id" ON "case_new_users" USING btree ("new_user_id");--> statement-breakpoint
CREATE INDEX "case_new_users_by_customer" ON "case_new_users" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "case_new_users_by_email" ON "case_new_users" USING btree (lower("email") text_pattern_ops);--> statement-breakpoint
CREATE UNIQUE INDEX "case_requests_linked_once" ON "case_requests" USING btree ("case_id","request_id") WHERE "case_requests"."unlinked_at" is null;--> statement-breakpoint
CREATE INDEX "case_requests_by_request" ON "case_requests" USING btree ("request_id") WHERE "case_requests"."unlinked_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "case_spells_one_open" ON "case_spells" USING btree ("case_id") WHERE "case_spells"."until" is null;--> statement-breakpoint
CREATE INDEX "case_spells_by_case" ON "case_spells" USING btree ("case_id","since");--> statement-breakpoint
CREATE INDEX "case_evidence_by_case" ON "case_evidence" USING btree ("case_id","id");--> statement-breakpoint
CREATE INDEX "case_messages_by_case" ON "case_messages" USING btree ("case_id","id");--> statement-breakpoint
CREATE INDEX "case_notes_by_case" ON "case_notes" USING btree ("case_id","id");--> statement-breakpoint
CREATE INDEX "case_texts_by_word" ON "case_texts" USING gin ("document");--> statement-breakpoint
CREATE UNIQUE INDEX "cases_one_per_reference" ON "cases" USING btree ("source","reference") WHERE "cases"."token_id" is not null;--> statement-breakpoint
CREATE INDEX "cases_by_touched" ON "cases" USING btree ("touched_at","id");--> statement-breakpoint
CREATE INDEX "cases_by_state" ON "cases" USING btree ("state","touched_at","id");--> statement-breakpoint
CREATE INDEX "cases_by_assignee" ON "cases" USING btree ("assignee_id","touched_at","id");--> statement-breakpoint
CREATE INDEX "cases_by_kind" ON "cases" USING btree ("kind","touched_at","id");--> statement-breakpoint
CREATE INDEX "cases_by_cause" ON "cases" USING btree ("cause_id","touched_at","id");--> statement-breakpoint
CREATE INDEX "cases_by_outcome" ON "cases" USING btree ("outcome","touched_at","id") WHERE "cases"."outcome" is not null;--> statement-breakpoint
CREATE INDEX "cases_by_waiting_on" ON "cases" USING btree ("waiting_on","touched_at","id") WHERE "cases"."waiting_on" is not null;--> statement-breakpoint
CREATE INDEX "cases_by_opener" ON "cases" USING btree ("opened_by","touched_at","id") WHERE "cases"."opened_by" is not null;--> statement-breakpoint
CREATE INDEX "cases_by_source" ON "cases" USING btree ("source","touched_at","id") WHERE "cases"."source" is not null;--> statement-breakpoint
CREATE INDEX "cases_by_opened" ON "cases" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "cases_paused" ON "cases" USING btree ("id") WHERE "cases"."next_due_at" is null and "cases"."state" <> 'resolved';--> statement-breakpoint
CREATE INDEX "cases_by_due" ON "cases" USING btree (coalesce("next_due_at", 'infinity'::timestamptz),"id");--> statement-breakpoint
CREATE INDEX "cases_by_asks" ON "cases" USING btree ("asks_since") WHERE "cases"."asks" is not null;--> statement-breakpoint
CREATE INDEX "cases_by_sla" ON "cases" USING btree ("sla_version") WHERE "cases"."state" <> 'resolved';--> statement-breakpoint
CREATE INDEX "cases_merged" ON "cases" USING btree ("merged_into") WHERE "cases"."merged_into" is not null;--> statement-breakpoint
CREATE INDEX "cases_by_referrer_email" ON "cases" USING btree (lower("referrer_email") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "cases_by_referrer" ON "cases" USING btree ("referrer_id");--> statement-breakpoint
CREATE INDEX "cases_by_code" ON "cases" USING btree ("referral_code");--> statement-breakpoint
ALTER TABLE "notice_choices" ADD CONSTRAINT "notice_choices_kind_known" CHECK ("notice_choices"."kind" in ('to decide', 'my requests', 'running out', 'needs an answer', 'nobody decides', 'roles', 'policy', 'my cases', 'mentions', 'case clocks'));--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_kind_known" CHECK ("notices"."kind" in ('to decide', 'my requests', 'running out', 'needs an answer', 'nobody decides', 'roles', 'policy', 'my cases', 'mentions', 'case clocks'));