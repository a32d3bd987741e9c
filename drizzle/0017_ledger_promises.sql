-- How a call failed is told with how it ended.
CREATE OR REPLACE FUNCTION deliveries_close_once() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  told text[] := '{outcome,failure,sentence,status,provider_request_id,answer,closed_at,settled_by,settled_because}';
BEGIN
  IF OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'a closed delivery is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (to_jsonb(NEW) - told) <> (to_jsonb(OLD) - told) THEN
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
