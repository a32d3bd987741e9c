-- The database keeps the promises on its own, whoever writes to it.
CREATE FUNCTION never_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% are never changed or deleted', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER revisions_never_changed BEFORE UPDATE OR DELETE ON revisions FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER revisions_never_emptied BEFORE TRUNCATE ON revisions FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER decisions_never_changed BEFORE UPDATE OR DELETE ON decisions FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER decisions_never_emptied BEFORE TRUNCATE ON decisions FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER proofs_never_changed BEFORE UPDATE OR DELETE ON proofs FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER proofs_never_emptied BEFORE TRUNCATE ON proofs FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER audit_entries_never_changed BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER audit_entries_never_emptied BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER requests_never_deleted BEFORE DELETE ON requests FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER requests_never_emptied BEFORE TRUNCATE ON requests FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER steps_never_deleted BEFORE DELETE ON steps FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER deliveries_never_deleted BEFORE DELETE ON deliveries FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER deliveries_never_emptied BEFORE TRUNCATE ON deliveries FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE FUNCTION requests_live_legally() RETURNS trigger LANGUAGE plpgsql AS $$
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
    RETURN NEW;
  END IF;
  IF (OLD.state, NEW.state) NOT IN (VALUES
    ('waiting', 'approved'), ('waiting', 'rejected'), ('waiting', 'returned'), ('waiting', 'withdrawn'), ('waiting', 'expired'), ('waiting', 'stale'),
    ('returned', 'withdrawn'), ('returned', 'expired'),
    ('stale', 'withdrawn'), ('stale', 'expired'),
    ('approved', 'carrying out'), ('approved', 'stale'), ('approved', 'paused'), ('approved', 'failed'), ('approved', 'withdrawn'),
    ('carrying out', 'carried out'), ('carrying out', 'paused'), ('carrying out', 'stale'), ('carrying out', 'failed'),
    ('paused', 'carrying out'), ('paused', 'failed'), ('paused', 'withdrawn'), ('paused', 'stale')) THEN
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
CREATE TRIGGER requests_live_legally BEFORE INSERT OR UPDATE ON requests FOR EACH ROW EXECUTE FUNCTION requests_live_legally();
--> statement-breakpoint
CREATE FUNCTION revisions_fit_their_request() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  request requests;
BEGIN
  SELECT * INTO request FROM requests WHERE id = NEW.request_id FOR UPDATE;
  IF NOT (NEW.number = 1 AND request.revision = 1 AND NEW.made_by = request.filed_by)
     AND NOT (NEW.number = request.revision + 1 AND request.state IN ('waiting', 'returned', 'stale', 'failed')) THEN
    RAISE EXCEPTION 'a request that is % cannot take revision %', request.state, NEW.number USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER revisions_fit_their_request BEFORE INSERT ON revisions FOR EACH ROW EXECUTE FUNCTION revisions_fit_their_request();
--> statement-breakpoint
CREATE FUNCTION decisions_by_a_second_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  request requests;
BEGIN
  SELECT * INTO request FROM requests WHERE id = NEW.request_id FOR UPDATE;
  IF request.state <> 'waiting' OR request.revision <> NEW.revision THEN
    RAISE EXCEPTION 'only the current revision of a waiting request is decided' USING ERRCODE = 'check_violation';
  END IF;
  IF request.filed_by = NEW.decided_by
     OR EXISTS (SELECT FROM revisions WHERE request_id = NEW.request_id AND made_by = NEW.decided_by) THEN
    RAISE EXCEPTION 'whoever filed or edited a request never decides it' USING ERRCODE = 'check_violation';
  END IF;
  PERFORM FROM roles WHERE person_id = NEW.decided_by AND role = 'approver' FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'only an approver decides' USING ERRCODE = 'check_violation';
  END IF;
  NEW.decided_at := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER decisions_by_a_second_person BEFORE INSERT ON decisions FOR EACH ROW EXECUTE FUNCTION decisions_by_a_second_person();
--> statement-breakpoint
CREATE FUNCTION deliveries_open_before_the_call() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  request requests;
BEGIN
  SELECT * INTO request FROM requests WHERE id = NEW.request_id FOR SHARE;
  IF NEW.outcome <> 'open' OR request.state <> 'carrying out' OR request.revision <> NEW.revision THEN
    RAISE EXCEPTION 'a delivery is opened only while its request is being carried out' USING ERRCODE = 'check_violation';
  END IF;
  NEW.opened_at := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER deliveries_open_before_the_call BEFORE INSERT ON deliveries FOR EACH ROW EXECUTE FUNCTION deliveries_open_before_the_call();
--> statement-breakpoint
CREATE FUNCTION deliveries_close_once() RETURNS trigger LANGUAGE plpgsql AS $$
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
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER deliveries_close_once BEFORE UPDATE ON deliveries FOR EACH ROW EXECUTE FUNCTION deliveries_close_once();
--> statement-breakpoint
CREATE FUNCTION steps_close_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state IN ('done', 'skipped') OR (NEW.request_id, NEW.revision, NEW.position) <> (OLD.request_id, OLD.revision, OLD.position) THEN
    RAISE EXCEPTION 'a closed step is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER steps_close_once BEFORE UPDATE ON steps FOR EACH ROW EXECUTE FUNCTION steps_close_once();
--> statement-breakpoint
CREATE FUNCTION roles_keep_an_admin() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.role = 'admin' THEN
    PERFORM FROM roles WHERE role = 'admin' ORDER BY person_id FOR UPDATE;
    IF NOT EXISTS (SELECT FROM roles WHERE role = 'admin' AND person_id <> OLD.person_id) THEN
      RAISE EXCEPTION 'the last admin stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'roles_keep_an_admin';
    END IF;
  END IF;
  RETURN OLD;
END $$;
--> statement-breakpoint
CREATE TRIGGER roles_keep_an_admin BEFORE DELETE ON roles FOR EACH ROW EXECUTE FUNCTION roles_keep_an_admin();
--> statement-breakpoint
CREATE TRIGGER roles_never_changed BEFORE UPDATE ON roles FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER roles_never_emptied BEFORE TRUNCATE ON roles FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE FUNCTION audit_entries_tell_of_now() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.at := clock_timestamp();
  NEW.transaction := pg_current_xact_id();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_tell_of_now BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION audit_entries_tell_of_now();
--> statement-breakpoint
-- Checked at commit: a change without its audit entry in the same transaction is undone.
CREATE FUNCTION change_has_its_entry() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  row_now jsonb := to_jsonb(CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END);
  about uuid := (row_now ->> TG_ARGV[0])::uuid;
BEGIN
  IF NOT EXISTS (SELECT FROM audit_entries WHERE transaction = pg_current_xact_id() AND subject = about) THEN
    RAISE EXCEPTION 'a change to % needs its audit entry in the same transaction', TG_TABLE_NAME USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER requests_change_has_its_entry AFTER INSERT OR UPDATE ON requests
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_has_its_entry('id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER revisions_change_has_its_entry AFTER INSERT ON revisions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_has_its_entry('request_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER decisions_change_has_its_entry AFTER INSERT ON decisions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_has_its_entry('request_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER roles_change_has_its_entry AFTER INSERT OR DELETE ON roles
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_has_its_entry('person_id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER people_change_has_its_entry AFTER INSERT ON people
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_has_its_entry('id');
--> statement-breakpoint
CREATE FUNCTION request_has_its_revision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM revisions WHERE request_id = NEW.id AND number = NEW.revision) THEN
    RAISE EXCEPTION 'a request needs its revision in the same transaction' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER requests_have_their_revision AFTER INSERT OR UPDATE ON requests
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION request_has_its_revision();
--> statement-breakpoint
CREATE FUNCTION decision_has_its_effect() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM requests WHERE id = NEW.request_id AND revision = NEW.revision AND state = 'waiting') THEN
    RAISE EXCEPTION 'a decision takes effect in the same transaction' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER decisions_have_their_effect AFTER INSERT ON decisions
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION decision_has_its_effect();
--> statement-breakpoint
CREATE FUNCTION tell_who_watches() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('request_changed', to_jsonb(NEW) ->> TG_ARGV[0]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER requests_tell_who_watches AFTER INSERT OR UPDATE ON requests FOR EACH ROW EXECUTE FUNCTION tell_who_watches('id');
--> statement-breakpoint
CREATE TRIGGER steps_tell_who_watches AFTER INSERT OR UPDATE ON steps FOR EACH ROW EXECUTE FUNCTION tell_who_watches('request_id');
--> statement-breakpoint
CREATE TRIGGER deliveries_tell_who_watches AFTER INSERT OR UPDATE ON deliveries FOR EACH ROW EXECUTE FUNCTION tell_who_watches('request_id');
--> statement-breakpoint
CREATE TRIGGER proofs_tell_who_watches AFTER INSERT ON proofs FOR EACH ROW EXECUTE FUNCTION tell_who_watches('request_id');
