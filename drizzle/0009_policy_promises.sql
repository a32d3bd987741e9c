-- The version that comes with the desk: one approver for everything, fourteen days to decide.
INSERT INTO policies (id, state, rules, expires_after_days, because)
VALUES ('019aa000-0000-7000-8000-000000000001', 'in force',
  '[{"name": "Everything", "when": [], "then": {"approvers": 1, "manager": false, "freshMinutes": null, "reason": null}}]',
  14, 'It came with the desk.');
--> statement-breakpoint
ALTER TABLE requests ADD CONSTRAINT requests_policy_fk FOREIGN KEY (policy_version) REFERENCES policies (version);
--> statement-breakpoint
CREATE TRIGGER policies_never_deleted BEFORE DELETE ON policies FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER policies_never_emptied BEFORE TRUNCATE ON policies FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE FUNCTION policies_live_legally() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'proposed' OR NEW.decided_by IS NOT NULL THEN
      RAISE EXCEPTION 'a policy begins as proposed' USING ERRCODE = 'check_violation';
    END IF;
    PERFORM FROM roles WHERE person_id = NEW.proposed_by AND role = 'admin' FOR SHARE;
    IF NOT FOUND THEN
      RAISE EXCEPTION 'only an admin proposes a policy' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.version, NEW.rules, NEW.expires_after_days, NEW.because, NEW.proposed_by, NEW.proposed_at)
     IS DISTINCT FROM (OLD.id, OLD.version, OLD.rules, OLD.expires_after_days, OLD.because, OLD.proposed_by, OLD.proposed_at) THEN
    RAISE EXCEPTION 'a version of the policy is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.decided_by IS NOT NULL AND (NEW.decided_by, NEW.decided_at, NEW.decided_because)
     IS DISTINCT FROM (OLD.decided_by, OLD.decided_at, OLD.decided_because) THEN
    RAISE EXCEPTION 'a decision is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (OLD.state, NEW.state) NOT IN (VALUES ('proposed', 'in force'), ('proposed', 'rejected'), ('proposed', 'withdrawn'), ('in force', 'replaced')) THEN
    RAISE EXCEPTION 'a policy cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state IN ('in force', 'rejected') THEN
    PERFORM FROM roles WHERE person_id = NEW.decided_by AND role = 'admin' FOR SHARE;
    IF NOT FOUND OR NEW.decided_by = NEW.proposed_by THEN
      RAISE EXCEPTION 'a second admin decides on a policy' USING ERRCODE = 'check_violation';
    END IF;
    NEW.decided_at := clock_timestamp();
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER policies_live_legally BEFORE INSERT OR UPDATE ON policies FOR EACH ROW EXECUTE FUNCTION policies_live_legally();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER policies_change_has_its_entry AFTER INSERT OR UPDATE ON policies
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_has_its_entry('id');
--> statement-breakpoint
-- One policy is in force at the end of every transaction.
CREATE FUNCTION a_policy_is_in_force() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM policies WHERE state = 'in force') THEN
    RAISE EXCEPTION 'a policy is always in force' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER policies_one_stays AFTER UPDATE ON policies
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION a_policy_is_in_force();
--> statement-breakpoint
CREATE FUNCTION requests_are_filed_under_policy() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    RAISE EXCEPTION 'the policy that a request was filed under is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  SELECT version INTO NEW.policy_version FROM policies WHERE state = 'in force';
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER requests_are_filed_under_policy BEFORE INSERT ON requests FOR EACH ROW EXECUTE FUNCTION requests_are_filed_under_policy();
--> statement-breakpoint
CREATE TRIGGER requests_keep_their_policy BEFORE UPDATE OF policy_version ON requests FOR EACH ROW
  WHEN (NEW.policy_version IS DISTINCT FROM OLD.policy_version) EXECUTE FUNCTION requests_are_filed_under_policy();
--> statement-breakpoint
-- An approval counts while whoever gave it is an approver.
CREATE FUNCTION requests_have_their_approvals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.approvals_needed < 1 OR (
    SELECT count(*) FROM decisions d
    WHERE d.request_id = NEW.id AND d.revision = NEW.revision AND d.outcome = 'approved'
      AND EXISTS (SELECT FROM roles WHERE person_id = d.decided_by AND role = 'approver')) < NEW.approvals_needed THEN
    RAISE EXCEPTION 'the request needs % approvals', NEW.approvals_needed USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER requests_need_their_approvals BEFORE UPDATE ON requests FOR EACH ROW
  WHEN (NEW.state = 'approved' AND OLD.state = 'waiting') EXECUTE FUNCTION requests_have_their_approvals();
--> statement-breakpoint
-- A rejection or a question takes effect at once, an approval when it is the last one that is needed.
CREATE OR REPLACE FUNCTION decision_has_its_effect() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM requests r
    WHERE r.id = NEW.request_id AND r.revision = NEW.revision AND r.state = 'waiting'
      AND (NEW.outcome <> 'approved' OR r.approvals_needed = 1)) THEN
    RAISE EXCEPTION 'a decision takes effect in the same transaction' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION counts_in_totals(state text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT state NOT IN ('rejected', 'withdrawn', 'expired', 'failed')
$$;
--> statement-breakpoint
-- What one state of a request adds to the totals. In one order, so that two transactions never wait for each other in a circle.
CREATE FUNCTION shares_of(request requests) RETURNS TABLE ("of" text, who text, currency text, day date, amount bigint)
LANGUAGE plpgsql STABLE AS $$
#variable_conflict use_column
BEGIN
  IF request.state IS NULL OR NOT counts_in_totals(request.state) THEN
    RETURN;
  END IF;
  RETURN QUERY
  SELECT whose.of, whose.who, stake ->> 'currency', (request.filed_at AT TIME ZONE 'UTC')::date, (stake ->> 'amount')::bigint
  FROM jsonb_array_elements(request.at_stake) AS stake
  CROSS JOIN (
    SELECT 'requester'::text AS of, request.filed_by::text AS who
    UNION ALL SELECT 'referrer', request.referrer_id WHERE request.referrer_id IS NOT NULL
    UNION ALL SELECT 'pair', request.filed_by || ' ' || d.decided_by FROM decisions d
      WHERE d.request_id = request.id AND d.revision = request.revision AND d.outcome = 'approved'
  ) AS whose;
END $$;
--> statement-breakpoint
CREATE FUNCTION requests_count_in_totals() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO totals AS t ("of", who, currency, day, amount)
  SELECT s.of, s.who, s.currency, s.day, sum(s.amount)
  FROM (
    SELECT * FROM shares_of(NEW)
    UNION ALL
    SELECT o.of, o.who, o.currency, o.day, -o.amount FROM shares_of(OLD) AS o WHERE TG_OP = 'UPDATE'
  ) AS s
  GROUP BY s.of, s.who, s.currency, s.day
  HAVING sum(s.amount) <> 0
  ORDER BY s.of, s.who, s.currency, s.day
  ON CONFLICT ("of", who, currency, day) DO UPDATE SET amount = t.amount + excluded.amount;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER requests_count_in_totals_when_filed AFTER INSERT ON requests FOR EACH ROW EXECUTE FUNCTION requests_count_in_totals();
--> statement-breakpoint
CREATE TRIGGER requests_count_in_totals AFTER UPDATE ON requests FOR EACH ROW
  WHEN ((OLD.at_stake, OLD.referrer_id, OLD.revision, counts_in_totals(OLD.state))
    IS DISTINCT FROM (NEW.at_stake, NEW.referrer_id, NEW.revision, counts_in_totals(NEW.state)))
  EXECUTE FUNCTION requests_count_in_totals();
--> statement-breakpoint
CREATE FUNCTION decisions_count_in_totals() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO totals AS t ("of", who, currency, day, amount)
  SELECT s.of, s.who, s.currency, s.day, sum(s.amount)
  FROM requests r CROSS JOIN LATERAL shares_of(r) AS s
  WHERE r.id = NEW.request_id AND s.of = 'pair' AND s.who = r.filed_by || ' ' || NEW.decided_by
  GROUP BY s.of, s.who, s.currency, s.day
  ORDER BY s.currency
  ON CONFLICT ("of", who, currency, day) DO UPDATE SET amount = t.amount + excluded.amount;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER decisions_count_in_totals AFTER INSERT ON decisions FOR EACH ROW
  WHEN (NEW.outcome = 'approved') EXECUTE FUNCTION decisions_count_in_totals();
--> statement-breakpoint
INSERT INTO totals ("of", who, currency, day, amount)
SELECT s.of, s.who, s.currency, s.day, sum(s.amount)
FROM requests r CROSS JOIN LATERAL shares_of(r) AS s
GROUP BY 1, 2, 3, 4;
