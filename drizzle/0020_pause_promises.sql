-- A person may pause what was approved, before it begins too; it goes back to where it was.
CREATE OR REPLACE FUNCTION requests_live_legally() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'waiting' OR NEW.revision <> 1 THEN
      RAISE EXCEPTION 'a request begins as waiting, at revision 1' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.number, NEW.filed_by, NEW.filed_at) IS DISTINCT FROM (OLD.id, OLD.number, OLD.filed_by, OLD.filed_at) THEN
    RAISE EXCEPTION 'who filed a request, and when, is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state <> 'paused' THEN
    NEW.paused_from := NULL;
  END IF;
  IF NEW.revision <> OLD.revision THEN
    IF NEW.revision <> OLD.revision + 1 OR NEW.state <> 'waiting' OR OLD.state NOT IN ('waiting', 'returned', 'stale', 'failed')
       OR NOT EXISTS (SELECT FROM revisions WHERE request_id = NEW.id AND number = NEW.revision) THEN
      RAISE EXCEPTION 'a request that is % cannot take revision %', OLD.state, NEW.revision USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.path, NEW.kind, NEW.account, NEW.customer_id, NEW.new_user_id, NEW.referral_code)
     IS DISTINCT FROM (OLD.path, OLD.kind, OLD.account, OLD.customer_id, OLD.new_user_id, OLD.referral_code) THEN
    RAISE EXCEPTION 'what a request asks for changes only with a new revision' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state = OLD.state THEN
    IF NEW.paused_from IS DISTINCT FROM OLD.paused_from THEN
      RAISE EXCEPTION 'where a request goes back to is said when it is paused' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.paused_from IS NOT NULL AND OLD.state <> NEW.paused_from THEN
    RAISE EXCEPTION 'a request goes back to where it was' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'approved' AND OLD.state = 'paused' AND OLD.paused_from IS DISTINCT FROM 'approved' THEN
    RAISE EXCEPTION 'what has begun is not begun anew' USING ERRCODE = 'check_violation';
  END IF;
  IF (OLD.state, NEW.state) NOT IN (VALUES
    ('waiting', 'approved'), ('waiting', 'rejected'), ('waiting', 'returned'), ('waiting', 'withdrawn'), ('waiting', 'expired'), ('waiting', 'stale'),
    ('returned', 'withdrawn'), ('returned', 'expired'),
    ('stale', 'withdrawn'), ('stale', 'expired'),
    ('approved', 'carrying out'), ('approved', 'stale'), ('approved', 'paused'), ('approved', 'failed'), ('approved', 'withdrawn'),
    ('carrying out', 'carried out'), ('carrying out', 'paused'), ('carrying out', 'stale'), ('carrying out', 'failed'),
    ('paused', 'approved'), ('paused', 'carrying out'), ('paused', 'failed'), ('paused', 'withdrawn'), ('paused', 'stale')) THEN
    RAISE EXCEPTION 'a request cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state IN ('approved', 'rejected', 'returned')
     AND NOT EXISTS (SELECT FROM decisions WHERE request_id = NEW.id AND revision = NEW.revision AND outcome = NEW.state) THEN
    RAISE EXCEPTION 'a request is % only by a decision on its current revision', NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state IN ('carrying out', 'carried out')
     AND NOT EXISTS (SELECT FROM decisions WHERE request_id = NEW.id AND revision = NEW.revision AND outcome = 'approved') THEN
    RAISE EXCEPTION 'nothing is carried out without an approval of its current revision' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'carried out'
     AND EXISTS (SELECT FROM steps WHERE request_id = NEW.id AND revision = NEW.revision AND state NOT IN ('done', 'skipped')) THEN
    RAISE EXCEPTION 'a request is carried out when all its steps are closed' USING ERRCODE = 'check_violation';
  END IF;
  NEW.state_since := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
-- What a person did by hand is written down also while everything is paused.
CREATE OR REPLACE FUNCTION deliveries_open_before_the_call() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  request requests;
BEGIN
  SELECT * INTO request FROM requests WHERE id = NEW.request_id FOR SHARE;
  IF NEW.outcome <> 'open' OR request.state <> 'carrying out' OR request.revision <> NEW.revision THEN
    RAISE EXCEPTION 'a delivery is opened only while its request is being carried out'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'deliveries_while_carrying_out';
  END IF;
  IF NEW.requested_by <> request.filed_by
     OR EXISTS (SELECT FROM decisions WHERE id = NEW.decision_id AND decided_by <> NEW.approved_by) THEN
    RAISE EXCEPTION 'a delivery names who filed and who approved' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.purpose <> 'guided' AND EXISTS (SELECT FROM pauses WHERE resumed_at IS NULL) THEN
    RAISE EXCEPTION 'nothing is sent while everything is paused'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'deliveries_not_while_paused';
  END IF;
  NEW.opened_at := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION pauses_by_admins() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  who uuid := CASE WHEN TG_OP = 'INSERT' THEN NEW.paused_by ELSE NEW.resumed_by END;
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.resumed_at IS NOT NULL THEN
    RAISE EXCEPTION 'a pause that is over is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND (NEW.id, NEW.paused_by, NEW.because, NEW.paused_at) IS DISTINCT FROM (OLD.id, OLD.paused_by, OLD.because, OLD.paused_at) THEN
    RAISE EXCEPTION 'who paused everything, and why, is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF TG_OP = 'INSERT' AND NEW.resumed_by IS NOT NULL THEN
    RAISE EXCEPTION 'a pause begins before it ends' USING ERRCODE = 'check_violation';
  END IF;
  PERFORM FROM roles WHERE person_id = who AND role = 'admin' FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'only an admin pauses everything, or resumes it' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'INSERT' THEN
    NEW.paused_at := clock_timestamp();
  ELSE
    NEW.resumed_at := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER pauses_by_admins BEFORE INSERT OR UPDATE ON pauses FOR EACH ROW EXECUTE FUNCTION pauses_by_admins();
--> statement-breakpoint
CREATE TRIGGER pauses_never_deleted BEFORE DELETE ON pauses FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER pauses_never_emptied BEFORE TRUNCATE ON pauses FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER pauses_change_has_its_entry AFTER INSERT OR UPDATE ON pauses
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_has_its_entry('id');
