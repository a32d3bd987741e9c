-- A person's report of a step done by hand is a delivery of its own: opened and closed in one transaction, never by the worker.
CREATE OR REPLACE FUNCTION deliveries_close_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'a closed delivery is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (to_jsonb(NEW) - '{outcome,sentence,status,provider_request_id,answer,closed_at,settled_by,settled_because}'::text[])
     <> (to_jsonb(OLD) - '{outcome,sentence,status,provider_request_id,answer,closed_at,settled_by,settled_because}'::text[]) THEN
    RAISE EXCEPTION 'what was sent is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.outcome = 'open' THEN
    RAISE EXCEPTION 'a delivery is not opened again' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.outcome IN ('arrived', 'did not arrive') AND OLD.outcome <> 'unknown' THEN
    RAISE EXCEPTION 'only an unknown delivery is settled by a person' USING ERRCODE = 'check_violation';
  END IF;
  IF (NEW.outcome = 'reported') <> (OLD.purpose = 'guided') THEN
    RAISE EXCEPTION 'only what a person did is reported' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER evidence_never_changed BEFORE UPDATE OR DELETE ON evidence FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER evidence_never_emptied BEFORE TRUNCATE ON evidence FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER messages_never_deleted BEFORE DELETE ON messages FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER messages_never_emptied BEFORE TRUNCATE ON messages FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE FUNCTION messages_only_when_approved() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  request requests;
BEGIN
  SELECT * INTO request FROM requests WHERE id = NEW.request_id FOR SHARE;
  IF NEW.outcome <> 'open' OR NEW.answer IS NOT NULL OR request.revision <> NEW.revision
     OR request.state NOT IN ('carrying out', 'carried out', 'paused', 'failed')
     OR NOT EXISTS (SELECT FROM decisions WHERE request_id = NEW.request_id AND revision = NEW.revision AND outcome = 'approved') THEN
    RAISE EXCEPTION 'a message is written only for an approved request' USING ERRCODE = 'check_violation';
  END IF;
  NEW.opened_at := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER messages_only_when_approved BEFORE INSERT ON messages FOR EACH ROW EXECUTE FUNCTION messages_only_when_approved();
--> statement-breakpoint
CREATE FUNCTION messages_close_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.id, NEW.request_id, NEW.revision, NEW.way, NEW.recipient, NEW.subject, NEW.body, NEW.written_by, NEW.opened_at)
     IS DISTINCT FROM (OLD.id, OLD.request_id, OLD.revision, OLD.way, OLD.recipient, OLD.subject, OLD.body, OLD.written_by, OLD.opened_at) THEN
    RAISE EXCEPTION 'what was written is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.closed_at IS NOT NULL AND (NEW.outcome, NEW.sentence, NEW.mail_id, NEW.closed_at, NEW.settled_by)
     IS DISTINCT FROM (OLD.outcome, OLD.sentence, OLD.mail_id, OLD.closed_at, OLD.settled_by) THEN
    RAISE EXCEPTION 'a closed message is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.answer IS NOT NULL OR (NEW.answer IS NOT NULL AND NEW.outcome <> 'sent') THEN
    RAISE EXCEPTION 'an answer is noted once, on a message that was sent' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER messages_close_once BEFORE UPDATE ON messages FOR EACH ROW EXECUTE FUNCTION messages_close_once();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER messages_change_has_its_entry AFTER INSERT OR UPDATE ON messages
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_has_its_entry('request_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER evidence_change_has_its_entry AFTER INSERT ON evidence
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_has_its_entry('request_id');
--> statement-breakpoint
CREATE TRIGGER messages_tell_who_watches AFTER INSERT OR UPDATE ON messages FOR EACH ROW EXECUTE FUNCTION tell_who_watches('request_id');
