-- A table of the session's own stands before every other of its name, unless the search says where it stands: without this, a made-up
-- table "decisions" would be what the triggers look into.
DO $$ DECLARE one regprocedure; BEGIN
  FOR one IN SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prorettype = 'trigger'::regtype LOOP
    EXECUTE format('ALTER FUNCTION %s SET search_path = public, pg_temp', one);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION decisions_by_a_second_person() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
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
    RAISE EXCEPTION 'only an approver decides' USING ERRCODE = 'check_violation', CONSTRAINT = 'decisions_by_an_approver';
  END IF;
  NEW.decided_at := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
-- The people on a delivery are those who filed and who approved.
CREATE OR REPLACE FUNCTION deliveries_open_before_the_call() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  request requests;
BEGIN
  SELECT * INTO request FROM requests WHERE id = NEW.request_id FOR SHARE;
  IF NEW.outcome <> 'open' OR request.state <> 'carrying out' OR request.revision <> NEW.revision THEN
    RAISE EXCEPTION 'a delivery is opened only while its request is being carried out' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.requested_by <> request.filed_by
     OR EXISTS (SELECT FROM decisions WHERE id = NEW.decision_id AND decided_by <> NEW.approved_by) THEN
    RAISE EXCEPTION 'a delivery names who filed and who approved' USING ERRCODE = 'check_violation';
  END IF;
  NEW.opened_at := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION approvals_needed_only_grow() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  RAISE EXCEPTION 'one revision never needs fewer approvals than before' USING ERRCODE = 'restrict_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER approvals_needed_only_grow BEFORE UPDATE ON requests FOR EACH ROW
  WHEN (NEW.revision = OLD.revision AND NEW.approvals_needed < OLD.approvals_needed) EXECUTE FUNCTION approvals_needed_only_grow();
--> statement-breakpoint
-- What lib/policy/rules.ts does, from the plan that is decided: a condition that is not known here refuses.
CREATE FUNCTION policy_condition_holds(condition jsonb, request requests, revision revisions, approver uuid)
RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
BEGIN
  CASE condition ->> 'about'
  WHEN 'money' THEN
    RETURN EXISTS (
      SELECT FROM jsonb_array_elements(revision.plan -> 'steps') AS step
      WHERE step -> 'invoice' ->> 'currency' = condition ->> 'currency'
      HAVING sum((step -> 'invoice' ->> 'amount')::bigint) >= (condition ->> 'atLeast')::bigint);
  WHEN 'payments' THEN
    RETURN (SELECT count(*) FROM jsonb_array_elements(revision.plan -> 'steps') AS step WHERE step ? 'invoice')
      >= (condition ->> 'atLeast')::bigint;
  WHEN 'kind' THEN
    RETURN condition -> 'in' ? revision.kind;
  WHEN 'path' THEN
    RETURN condition -> 'in' ? coalesce(revision.plan ->> 'path', request.path);
  WHEN 'overwrites' THEN
    RETURN EXISTS (
      SELECT FROM jsonb_array_elements(revision.plan -> 'findings') AS finding
      WHERE finding ->> 'reason' IN ('other code', 'other new user', 'attributed to another'));
  WHEN 'total' THEN
    RETURN (
      SELECT coalesce(sum(t.amount), 0) FROM totals t
      WHERE t.of = condition ->> 'of' AND t.currency = condition ->> 'currency'
        AND t.who = CASE condition ->> 'of' WHEN 'requester' THEN request.filed_by::text WHEN 'referrer' THEN request.referrer_id
          ELSE request.filed_by || ' ' || approver END
        AND t.day > (now() AT TIME ZONE 'UTC')::date - (condition ->> 'days')::integer AND t.day <= (now() AT TIME ZONE 'UTC')::date
    ) >= (condition ->> 'atLeast')::bigint;
  END CASE;
END $$;
--> statement-breakpoint
-- What a list of rules asks of a request that this person approved; null where no rule is for it.
CREATE FUNCTION policy_asks(rules jsonb, request requests, revision revisions, approver uuid)
RETURNS jsonb LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT rule -> 'then' FROM jsonb_array_elements(rules) WITH ORDINALITY AS listed (rule, place)
  WHERE NOT EXISTS (
    SELECT FROM jsonb_array_elements(rule -> 'when') AS condition
    WHERE NOT policy_condition_holds(condition, request, revision, approver))
  ORDER BY place LIMIT 1
$$;
--> statement-breakpoint
-- What a revision lacks to be approved, null where it has it: the stricter of the policy then and now, for each who approved. An approval
-- counts while whoever gave it is an approver.
CREATE FUNCTION approvals_lacking(request requests) RETURNS text LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  given record;
  asked record;
BEGIN
  SELECT count(*) AS approvals,
    count(*) FILTER (WHERE EXISTS (SELECT FROM roles WHERE person_id = d.decided_by AND role = 'manager')) AS managers INTO given
  FROM decisions d
  WHERE d.request_id = request.id AND d.revision = request.revision AND d.outcome = 'approved'
    AND EXISTS (SELECT FROM roles WHERE person_id = d.decided_by AND role = 'approver');
  SELECT greatest(request.approvals_needed, max((asks ->> 'approvers')::integer), 1) AS approvals,
    bool_or((asks ->> 'manager')::boolean) AS manager, bool_or(asks IS NULL) AS unruled INTO asked
  FROM decisions d
  JOIN revisions r ON r.request_id = d.request_id AND r.number = d.revision
  JOIN policies p ON p.state = 'in force' OR p.version = request.policy_version
  CROSS JOIN LATERAL policy_asks(p.rules, request, r, d.decided_by) AS asks
  WHERE d.request_id = request.id AND d.revision = request.revision AND d.outcome = 'approved'
    AND EXISTS (SELECT FROM roles WHERE person_id = d.decided_by AND role = 'approver');
  RETURN CASE
    WHEN given.approvals < asked.approvals THEN format('%s approvals', asked.approvals)
    WHEN coalesce(asked.unruled, true) THEN 'a rule of the policy'
    WHEN asked.manager AND given.managers = 0 THEN 'an approval by a manager' END;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION requests_have_their_approvals() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  lacking text := approvals_lacking(NEW);
BEGIN
  IF lacking IS NOT NULL THEN
    RAISE EXCEPTION 'the request needs %', lacking USING ERRCODE = 'check_violation', CONSTRAINT = 'requests_have_their_approvals';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
-- A rejection or a question takes effect at once, an approval when it is the last one that is needed.
CREATE OR REPLACE FUNCTION decision_has_its_effect() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (
    SELECT FROM requests r
    WHERE r.id = NEW.request_id AND r.revision = NEW.revision AND r.state = 'waiting'
      AND (NEW.outcome <> 'approved' OR approvals_lacking(r) IS NULL)) THEN
    RAISE EXCEPTION 'a decision takes effect in the same transaction' USING ERRCODE = 'check_violation', CONSTRAINT = 'decisions_have_their_effect';
  END IF;
  RETURN NULL;
END $$;
