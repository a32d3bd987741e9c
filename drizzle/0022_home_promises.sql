-- Where this database stands: another cluster, another database, other tables (a dump that was read in) and another timeline (recovery to a
-- point in time, or a standby that took over) are each another place. What the server does not tell a role like this one is left out.
CREATE FUNCTION current_place() RETURNS text LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE
  cluster text := 'unknown';
  timeline text := 'unknown';
BEGIN
  BEGIN
    SELECT system_identifier INTO cluster FROM pg_control_system();
  EXCEPTION WHEN OTHERS THEN NULL;
  END;
  BEGIN
    timeline := left(pg_walfile_name(pg_current_wal_insert_lsn()), 8);
  EXCEPTION WHEN OTHERS THEN NULL;
  END;
  RETURN concat_ws('/', cluster, timeline, (SELECT oid FROM pg_database WHERE datname = current_database()), 'public.homes'::regclass::oid);
END $$;
--> statement-breakpoint
-- A restored backup knows less than was sent. What is written down because of that, and sends nothing, is let through.
CREATE FUNCTION deliveries_at_home() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT place FROM homes ORDER BY id DESC LIMIT 1) <> current_place() THEN
    RAISE EXCEPTION 'nothing is sent from a restored backup before the desk has noticed'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'deliveries_at_home';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER deliveries_at_home BEFORE INSERT ON deliveries FOR EACH ROW
  WHEN (NEW.failure IS DISTINCT FROM 'restored') EXECUTE FUNCTION deliveries_at_home();
--> statement-breakpoint
CREATE FUNCTION homes_are_where_they_are() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.place := current_place();
  NEW.since := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER homes_are_where_they_are BEFORE INSERT ON homes FOR EACH ROW EXECUTE FUNCTION homes_are_where_they_are();
--> statement-breakpoint
CREATE TRIGGER homes_never_changed BEFORE UPDATE OR DELETE ON homes FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER homes_never_emptied BEFORE TRUNCATE ON homes FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
--> statement-breakpoint
-- What a restored backup forgot is written down also while everything is paused.
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
  IF NEW.purpose <> 'guided' AND NEW.failure IS DISTINCT FROM 'restored' AND EXISTS (SELECT FROM pauses WHERE resumed_at IS NULL) THEN
    RAISE EXCEPTION 'nothing is sent while everything is paused'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'deliveries_not_while_paused';
  END IF;
  NEW.opened_at := clock_timestamp();
  RETURN NEW;
END $$;
