-- A total is the larger one of the day of filing and of today: what is left lying until its money is out of the window is asked for no
-- less. The rest is as it was.
CREATE OR REPLACE FUNCTION policy_condition_holds(condition jsonb, request requests, revision revisions, approver uuid)
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
    RETURN EXISTS (
      SELECT FROM unnest(ARRAY[(now() AT TIME ZONE 'UTC')::date, (request.filed_at AT TIME ZONE 'UTC')::date]) AS until
      WHERE (
        SELECT coalesce(sum(t.amount), 0) FROM totals t
        WHERE t.of = condition ->> 'of' AND t.currency = condition ->> 'currency'
          AND t.who = CASE condition ->> 'of' WHEN 'requester' THEN request.filed_by::text WHEN 'referrer' THEN request.referrer_id
            ELSE request.filed_by || ' ' || approver END
          AND t.day > until - (condition ->> 'days')::integer AND t.day <= until
      ) >= (condition ->> 'atLeast')::bigint);
  END CASE;
END $$;
