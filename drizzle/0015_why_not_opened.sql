-- Named, so that a worker that is overtaken by another, or by a person, knows that nothing is wrong.
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
  NEW.opened_at := clock_timestamp();
  RETURN NEW;
END $$;
