-- What somebody was told is never changed: only that it was read, and what became of its mail. A mail is opened once before it leaves;
-- what surely did not leave may be opened again, what was sent, refused or is unknown may not.
CREATE FUNCTION notices_stay_as_told() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.id, NEW.person_id, NEW.kind, NEW.about, NEW.key, NEW.sentence, NEW.address, NEW.told_at)
     IS DISTINCT FROM (OLD.id, OLD.person_id, OLD.kind, OLD.about, OLD.key, OLD.sentence, OLD.address, OLD.told_at) THEN
    RAISE EXCEPTION 'what somebody was told is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.read_at IS NOT NULL AND NEW.read_at IS DISTINCT FROM OLD.read_at THEN
    RAISE EXCEPTION 'what was read stays read' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.way <> OLD.way AND NEW.way <> 'desk' THEN
    RAISE EXCEPTION 'a notice is not mailed afterwards' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.mail IS DISTINCT FROM OLD.mail AND (coalesce(OLD.mail, ''), coalesce(NEW.mail, '')) NOT IN (VALUES
    ('', 'open'), ('open', 'sent'), ('open', 'unknown'), ('open', 'refused'), ('open', '')) THEN
    RAISE EXCEPTION 'a mail cannot go from % to %', OLD.mail, NEW.mail USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.mail IN ('sent', 'unknown', 'refused')
     AND (NEW.mail_id, NEW.mail_at, NEW.mail_tries, NEW.mail_sentence)
     IS DISTINCT FROM (OLD.mail_id, OLD.mail_at, OLD.mail_tries, OLD.mail_sentence) THEN
    RAISE EXCEPTION 'a closed mail is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER notices_stay_as_told BEFORE UPDATE ON notices FOR EACH ROW EXECUTE FUNCTION notices_stay_as_told();
--> statement-breakpoint
-- Wakes a worker, which sends the mail.
CREATE FUNCTION notices_ask_for_mail() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM told WHERE way = 'at once') THEN
    PERFORM pg_notify('notices_told', '');
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER notices_ask_for_mail AFTER INSERT ON notices REFERENCING NEW TABLE AS told
  FOR EACH STATEMENT EXECUTE FUNCTION notices_ask_for_mail();
--> statement-breakpoint
-- A request that moves on leaves nobody a notice that asks for something no longer to be done. Rows in somebody else's hand are passed
-- over, so that a decision never waits for a reader.
CREATE FUNCTION requests_overtake_notices() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE notices SET read_at = clock_timestamp() WHERE id IN (
    SELECT id FROM notices
    WHERE about = NEW.id AND read_at IS NULL
      AND (kind = 'nobody decides' OR (kind IN ('to decide', 'running out', 'needs an answer')
        AND (OLD.state, OLD.revision) IS DISTINCT FROM (NEW.state, NEW.revision)))
    FOR UPDATE SKIP LOCKED);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER requests_overtake_notices AFTER UPDATE ON requests FOR EACH ROW
  WHEN ((OLD.state, OLD.revision, OLD.undecidable) IS DISTINCT FROM (NEW.state, NEW.revision, NEW.undecidable))
  EXECUTE FUNCTION requests_overtake_notices();
--> statement-breakpoint
-- Wakes a worker, which looks whether somebody can decide what waits.
CREATE FUNCTION deciders_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_notify('deciders_changed', '');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER roles_change_deciders AFTER INSERT OR DELETE ON roles FOR EACH STATEMENT EXECUTE FUNCTION deciders_changed();
--> statement-breakpoint
CREATE TRIGGER policies_change_deciders AFTER UPDATE ON policies FOR EACH STATEMENT EXECUTE FUNCTION deciders_changed();
--> statement-breakpoint
-- What was filed before requests expired has as long from now as the policy gives.
ALTER TABLE requests DISABLE TRIGGER USER;
--> statement-breakpoint
UPDATE requests SET expires_at = now() + (SELECT expires_after_days FROM policies WHERE state = 'in force') * interval '1 day'
WHERE expires_at IS NULL AND state IN ('waiting', 'returned', 'stale');
--> statement-breakpoint
ALTER TABLE requests ENABLE TRIGGER USER;
