DROP INDEX "accounts_by_person";--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_one_per_person" UNIQUE("provider","person_id");