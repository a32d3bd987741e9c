DROP INDEX "deliveries_by_customer";--> statement-breakpoint
DROP INDEX "deliveries_by_email";--> statement-breakpoint
DROP INDEX "deliveries_by_event";--> statement-breakpoint
DROP INDEX "deliveries_by_invoice";--> statement-breakpoint
DROP INDEX "deliveries_by_invoice_number";--> statement-breakpoint
DROP INDEX "deliveries_by_request_number";--> statement-breakpoint
DROP INDEX "deliveries_by_requester";--> statement-breakpoint
DROP INDEX "deliveries_by_approver";--> statement-breakpoint
DROP INDEX "deliveries_by_outcome";--> statement-breakpoint
DROP INDEX "deliveries_by_endpoint";--> statement-breakpoint
DROP INDEX "deliveries_by_amount";--> statement-breakpoint
CREATE INDEX "deliveries_by_moment" ON "deliveries" USING btree ("opened_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_status" ON "deliveries" USING btree ("status","opened_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_currency" ON "deliveries" USING btree ("currency","opened_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_customer" ON "deliveries" USING btree ("customer_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_email" ON "deliveries" USING btree (lower("customer_email"),"opened_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_event" ON "deliveries" USING btree ("event_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_invoice" ON "deliveries" USING btree ("invoice_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_invoice_number" ON "deliveries" USING btree (lower("invoice_number"),"opened_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_request_number" ON "deliveries" USING btree ("request_number","opened_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_requester" ON "deliveries" USING btree ("requested_by","opened_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_approver" ON "deliveries" USING btree ("approved_by","opened_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_outcome" ON "deliveries" USING btree ("outcome","opened_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_endpoint" ON "deliveries" USING btree ("endpoint_id","opened_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_by_amount" ON "deliveries" USING btree ("amount","currency","opened_at","id");