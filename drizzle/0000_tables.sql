CREATE TABLE "accounts" (
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "accounts_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"person_id" uuid,
	"event" text NOT NULL,
	"subject" uuid,
	"detail" jsonb NOT NULL,
	"transaction" "xid8" DEFAULT pg_current_xact_id() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"digest" text NOT NULL,
	"made_by" uuid NOT NULL,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	CONSTRAINT "decisions_one_per_revision" UNIQUE("request_id","revision"),
	CONSTRAINT "decisions_id_outcome_unique" UNIQUE("id","request_id","revision","outcome"),
	CONSTRAINT "decisions_by_second_person" CHECK ("decisions"."decided_by" <> "decisions"."made_by"),
	CONSTRAINT "decisions_outcome_known" CHECK ("decisions"."outcome" in ('approved', 'rejected', 'returned')),
	CONSTRAINT "decisions_say_why" CHECK ("decisions"."outcome" = 'approved' or length(trim("decisions"."reason")) > 0)
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"request_number" integer NOT NULL,
	"revision" integer NOT NULL,
	"position" integer NOT NULL,
	"attempt" integer NOT NULL,
	"decision_id" uuid NOT NULL,
	"decision_outcome" text DEFAULT 'approved' NOT NULL,
	"provider" text NOT NULL,
	"account" text NOT NULL,
	"purpose" text NOT NULL,
	"customer_id" text NOT NULL,
	"customer_email" text,
	"event_id" text,
	"invoice_id" text,
	"invoice_number" text,
	"amount" bigint,
	"currency" text,
	"endpoint_id" text,
	"requested_by" uuid NOT NULL,
	"approved_by" uuid NOT NULL,
	"idempotency_key" text NOT NULL,
	"sent" jsonb NOT NULL,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	"outcome" text DEFAULT 'open' NOT NULL,
	"sentence" text,
	"status" integer,
	"provider_request_id" text,
	"answer" jsonb,
	"closed_at" timestamp with time zone,
	"settled_by" uuid,
	"settled_because" text,
	CONSTRAINT "deliveries_idempotency_key_unique" UNIQUE("idempotency_key"),
	CONSTRAINT "deliveries_only_approved" CHECK ("deliveries"."decision_outcome" = 'approved'),
	CONSTRAINT "deliveries_by_two_people" CHECK ("deliveries"."requested_by" <> "deliveries"."approved_by"),
	CONSTRAINT "deliveries_outcome_known" CHECK ("deliveries"."outcome" in ('open', 'unknown', 'accepted', 'refused', 'not sent', 'arrived', 'did not arrive')),
	CONSTRAINT "deliveries_closed_or_not" CHECK (("deliveries"."outcome" in ('open', 'unknown')) = ("deliveries"."closed_at" is null)),
	CONSTRAINT "deliveries_settled_with_reason" CHECK (("deliveries"."outcome" in ('arrived', 'did not arrive')) = ("deliveries"."settled_by" is not null and length(trim("deliveries"."settled_because")) > 0))
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" timestamp with time zone,
	"image" text,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "proofs" (
	"id" uuid PRIMARY KEY NOT NULL,
	"request_id" uuid NOT NULL,
	"delivery_id" uuid,
	"rung" text NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen" jsonb NOT NULL,
	CONSTRAINT "proofs_rung_known" CHECK ("proofs"."rung" in ('delivered', 'attributed'))
);
--> statement-breakpoint
CREATE TABLE "requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"number" integer GENERATED ALWAYS AS IDENTITY (sequence name "requests_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1001 CACHE 1),
	"state" text NOT NULL,
	"state_since" timestamp with time zone DEFAULT now() NOT NULL,
	"state_sentence" text,
	"revision" integer NOT NULL,
	"path" text NOT NULL,
	"kind" text NOT NULL,
	"filed_by" uuid NOT NULL,
	"filed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"account" text NOT NULL,
	"customer_id" text NOT NULL,
	"customer_email" text,
	"new_user_id" text NOT NULL,
	"referral_code" text NOT NULL,
	"referrer_id" text,
	"at_stake" jsonb NOT NULL,
	"resends" integer NOT NULL,
	"not_resent" integer NOT NULL,
	"clock_at" timestamp with time zone,
	CONSTRAINT "requests_number_unique" UNIQUE("number"),
	CONSTRAINT "requests_revision_positive" CHECK ("requests"."revision" > 0),
	CONSTRAINT "requests_state_known" CHECK ("requests"."state" in ('waiting', 'approved', 'carrying out', 'carried out', 'returned', 'rejected', 'withdrawn', 'expired', 'stale', 'paused', 'failed')),
	CONSTRAINT "requests_kind_known" CHECK ("requests"."kind" in ('glitch', 'dispute', 'custom'))
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"request_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"made_by" uuid NOT NULL,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"cause" text NOT NULL,
	"explanation" text NOT NULL,
	"plan" jsonb NOT NULL,
	"digest" text NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "revisions_pk" PRIMARY KEY("request_id","number"),
	CONSTRAINT "revisions_digest_maker_unique" UNIQUE("request_id","number","digest","made_by")
);
--> statement-breakpoint
CREATE TABLE "roles" (
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"given_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "roles_pk" PRIMARY KEY("person_id","role"),
	CONSTRAINT "roles_known" CHECK ("roles"."role" in ('requester', 'approver', 'manager', 'admin'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "steps" (
	"request_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"position" integer NOT NULL,
	"state" text NOT NULL,
	"sentence" text,
	"started_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "steps_pk" PRIMARY KEY("request_id","revision","position"),
	CONSTRAINT "steps_state_known" CHECK ("steps"."state" in ('waits', 'now', 'done', 'skipped', 'failed', 'asks'))
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_person_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_revision_fk" FOREIGN KEY ("request_id","revision","digest","made_by") REFERENCES "public"."revisions"("request_id","number","digest","made_by") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_decided_by_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_step_fk" FOREIGN KEY ("request_id","revision","position") REFERENCES "public"."steps"("request_id","revision","position") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_approved_fk" FOREIGN KEY ("decision_id","request_id","revision","decision_outcome") REFERENCES "public"."decisions"("id","request_id","revision","outcome") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_requested_by_fk" FOREIGN KEY ("requested_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_approved_by_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_settled_by_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proofs" ADD CONSTRAINT "proofs_request_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proofs" ADD CONSTRAINT "proofs_delivery_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_filed_by_fk" FOREIGN KEY ("filed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_request_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_made_by_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "roles" ADD CONSTRAINT "roles_person_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_revision_fk" FOREIGN KEY ("request_id","revision") REFERENCES "public"."revisions"("request_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_by_person" ON "accounts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "audit_entries_by_subject" ON "audit_entries" USING btree ("subject","id");--> statement-breakpoint
CREATE INDEX "audit_entries_by_person" ON "audit_entries" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "audit_entries_by_event" ON "audit_entries" USING btree ("event","id");--> statement-breakpoint
CREATE INDEX "audit_entries_by_transaction" ON "audit_entries" USING btree ("transaction");--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_one_effect_per_step" ON "deliveries" USING btree ("request_id","revision","position") WHERE "deliveries"."outcome" in ('open', 'unknown', 'accepted', 'arrived');--> statement-breakpoint
CREATE UNIQUE INDEX "deliveries_one_resend_per_event" ON "deliveries" USING btree ("account","event_id","endpoint_id") WHERE "deliveries"."purpose" = 'resend' and "deliveries"."outcome" in ('open', 'unknown', 'accepted', 'arrived');--> statement-breakpoint
CREATE INDEX "deliveries_by_request" ON "deliveries" USING btree ("request_id","opened_at");--> statement-breakpoint
CREATE INDEX "deliveries_by_customer" ON "deliveries" USING btree ("customer_id","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_email" ON "deliveries" USING btree ("customer_email","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_event" ON "deliveries" USING btree ("event_id","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_invoice" ON "deliveries" USING btree ("invoice_id","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_invoice_number" ON "deliveries" USING btree ("invoice_number","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_request_number" ON "deliveries" USING btree ("request_number","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_provider_request" ON "deliveries" USING btree ("provider_request_id");--> statement-breakpoint
CREATE INDEX "deliveries_by_requester" ON "deliveries" USING btree ("requested_by","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_approver" ON "deliveries" USING btree ("approved_by","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_outcome" ON "deliveries" USING btree ("outcome","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_endpoint" ON "deliveries" USING btree ("endpoint_id","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_amount" ON "deliveries" USING btree ("amount","id");--> statement-breakpoint
CREATE UNIQUE INDEX "proofs_one_per_delivery" ON "proofs" USING btree ("delivery_id","rung");--> statement-breakpoint
CREATE INDEX "proofs_by_request" ON "proofs" USING btree ("request_id");--> statement-breakpoint
CREATE UNIQUE INDEX "requests_one_open_per_new_user" ON "requests" USING btree ("account","new_user_id") WHERE "requests"."state" in ('waiting', 'returned', 'stale', 'approved', 'carrying out', 'paused');--> statement-breakpoint
CREATE INDEX "requests_by_state_and_clock" ON "requests" USING btree ("state","clock_at","number");--> statement-breakpoint
CREATE INDEX "requests_by_filer" ON "requests" USING btree ("filed_by","number");--> statement-breakpoint
CREATE INDEX "requests_by_new_user" ON "requests" USING btree ("new_user_id");--> statement-breakpoint
CREATE INDEX "requests_by_customer" ON "requests" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "revisions_by_maker" ON "revisions" USING btree ("made_by","request_id");--> statement-breakpoint
CREATE INDEX "sessions_by_person" ON "sessions" USING btree ("person_id");