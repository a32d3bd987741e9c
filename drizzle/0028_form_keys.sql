ALTER TABLE "case_evidence" ADD COLUMN "key" uuid;--> statement-breakpoint
ALTER TABLE "case_messages" ADD COLUMN "key" uuid;--> statement-breakpoint
ALTER TABLE "case_notes" ADD COLUMN "key" uuid;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "key" uuid;--> statement-breakpoint
ALTER TABLE "case_evidence" ADD CONSTRAINT "case_evidence_once" UNIQUE("key");--> statement-breakpoint
ALTER TABLE "case_messages" ADD CONSTRAINT "case_messages_once" UNIQUE("key");--> statement-breakpoint
ALTER TABLE "case_notes" ADD CONSTRAINT "case_notes_once" UNIQUE("key");--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_once" UNIQUE("key");