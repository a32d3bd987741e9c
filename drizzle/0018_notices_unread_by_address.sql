DROP INDEX "notices_unread";--> statement-breakpoint
CREATE INDEX "notices_unread" ON "notices" USING btree ("person_id","address") WHERE "notices"."read_at" is null;