-- A case follows its requests as before. What is new is that no merged case is held while another one is waited for: a merge, which holds the
-- other one, changes the merged one too, and they would wait for one another for ever.
CREATE OR REPLACE FUNCTION cases_follow_requests() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  roots uuid[];
  root uuid;
  followed cases;
  next_state text;
  next_ask text;
BEGIN
  LOOP
    roots := ARRAY (SELECT DISTINCT coalesce(c.merged_into, c.id) FROM case_requests l JOIN cases c ON c.id = l.case_id
      WHERE l.request_id = NEW.id AND l.unlinked_at IS NULL ORDER BY 1);
    EXIT WHEN cardinality(roots) = 0;
    BEGIN
      FOREACH root IN ARRAY roots LOOP
        SELECT * INTO followed FROM cases WHERE id = root FOR UPDATE;
        IF followed.merged_into IS NOT NULL THEN
          RAISE EXCEPTION 'the case was merged meanwhile' USING ERRCODE = 'CM001';
        END IF;
      END LOOP;
      EXIT;
    -- Leaving the block by an error lets go of what was locked in it.
    EXCEPTION WHEN SQLSTATE 'CM001' THEN NULL;
    END;
  END LOOP;
  FOREACH root IN ARRAY roots LOOP
    SELECT * INTO followed FROM cases WHERE id = root;
    CONTINUE WHEN followed.state = 'resolved';
    IF case_has_open_request(followed.id) THEN
      CONTINUE WHEN followed.state NOT IN ('new', 'investigating') OR request_is_open(OLD.state) OR NOT request_is_open(NEW.state);
      next_state := 'requested';
      next_ask := NULL;
    ELSE
      next_state := CASE followed.state WHEN 'requested' THEN 'investigating' ELSE followed.state END;
      next_ask := CASE WHEN EXISTS (
        SELECT FROM case_requests l JOIN requests r ON r.id = l.request_id
        WHERE l.unlinked_at IS NULL AND r.state = 'carried out'
          AND l.case_id IN (SELECT id FROM cases WHERE id = followed.id OR merged_into = followed.id)) THEN 'answer' ELSE 'next step' END;
    END IF;
    UPDATE cases SET state = next_state, asks = next_ask, asks_since = CASE WHEN next_ask IS NOT NULL THEN clock_timestamp() END,
      touched_at = clock_timestamp() WHERE id = followed.id;
    INSERT INTO audit_entries (id, event, subject, detail) VALUES (time_ordered_uuid(), 'case.moved', followed.id, jsonb_strip_nulls(jsonb_build_object(
      'from', followed.state, 'to', next_state, 'asks', next_ask, 'requestId', NEW.id, 'requestNumber', NEW.number, 'requestState', NEW.state)));
    PERFORM pg_notify('cases_asked', '');
  END LOOP;
  RETURN NULL;
END $$;
