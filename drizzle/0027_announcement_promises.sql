-- What the channel is told is never changed: only what became of it. It is opened once before it leaves; what surely did not leave may be
-- opened again, what was sent, refused, came too late or is unknown may not.
CREATE FUNCTION announcements_stay_as_made() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (NEW.id, NEW.topic, NEW.about, NEW.key, NEW.sentence, NEW.address, NEW.made_at)
     IS DISTINCT FROM (OLD.id, OLD.topic, OLD.about, OLD.key, OLD.sentence, OLD.address, OLD.made_at) THEN
    RAISE EXCEPTION 'what the channel is told is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (VALUES
    ('waiting', 'open'), ('waiting', 'too late'), ('open', 'sent'), ('open', 'unknown'), ('open', 'refused'), ('open', 'waiting')) THEN
    RAISE EXCEPTION 'an announcement cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF OLD.state IN ('sent', 'unknown', 'refused', 'too late') THEN
    RAISE EXCEPTION 'a closed announcement is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER announcements_stay_as_made BEFORE UPDATE ON announcements FOR EACH ROW EXECUTE FUNCTION announcements_stay_as_made();
--> statement-breakpoint
-- Wakes a worker, which posts them.
CREATE FUNCTION announcements_ask_for_post() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM pg_notify('announced', '');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER announcements_ask_for_post AFTER INSERT ON announcements FOR EACH STATEMENT EXECUTE FUNCTION announcements_ask_for_post();
