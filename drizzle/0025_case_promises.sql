-- Cases keep their promises by themselves too: how they move, what is never changed, what is never lost.
-- What comes with the desk; admins edit it.
--> statement-breakpoint
INSERT INTO case_causes (id, position, name) VALUES
  ('019aa000-0000-7000-8000-000000000101', 1, 'Code lost at sign-up'),
  ('019aa000-0000-7000-8000-000000000102', 2, 'Signed up on another device'),
  ('019aa000-0000-7000-8000-000000000103', 3, 'Cookies refused'),
  ('019aa000-0000-7000-8000-000000000104', 4, 'Marked after the first payment'),
  ('019aa000-0000-7000-8000-000000000105', 5, 'Webhook outage'),
  ('019aa000-0000-7000-8000-000000000106', 6, 'Campaign set up wrong'),
  ('019aa000-0000-7000-8000-000000000107', 7, 'Agreed by hand'),
  ('019aa000-0000-7000-8000-000000000108', 8, 'Other');
--> statement-breakpoint
INSERT INTO decline_reasons (id, position, name, sentence) VALUES
  ('019aa000-0000-7000-8000-000000000109', 1, 'No sign of the referral', 'We found no sign that the sign-up came from your link or code.'),
  ('019aa000-0000-7000-8000-00000000010a', 2, 'Had an account before', 'The person had an account with us before you referred them.'),
  ('019aa000-0000-7000-8000-00000000010b', 3, 'Came by another referral', 'The person came to us by another referral.'),
  ('019aa000-0000-7000-8000-00000000010c', 4, 'Referred themself', 'A referral of oneself does not count.'),
  ('019aa000-0000-7000-8000-00000000010d', 5, 'Told too late', 'It was told after the time in which a referral can be claimed.'),
  ('019aa000-0000-7000-8000-00000000010e', 6, 'Not part of the programme', 'This sign-up is not part of the referral programme.');
--> statement-breakpoint
INSERT INTO evidence_asks (id, kind, position, name) VALUES
  ('019aa000-0000-7000-8000-00000000010f', 'dispute', 1, 'The invitation: the message or e-mail with the link'),
  ('019aa000-0000-7000-8000-000000000110', 'dispute', 2, 'Who was referred: their e-mail or id'),
  ('019aa000-0000-7000-8000-000000000111', 'dispute', 3, 'When they signed up'),
  ('019aa000-0000-7000-8000-000000000112', 'glitch', 1, 'What broke, and from when to when'),
  ('019aa000-0000-7000-8000-000000000113', 'glitch', 2, 'Everybody who was affected'),
  ('019aa000-0000-7000-8000-000000000114', 'glitch', 3, 'What shows it: a screenshot, an error, a log'),
  ('019aa000-0000-7000-8000-000000000115', 'custom', 1, 'The agreement, in writing'),
  ('019aa000-0000-7000-8000-000000000116', 'custom', 2, 'Who agreed to it');
--> statement-breakpoint
INSERT INTO answer_templates (id, name, outcome, subject, body) VALUES
  ('019aa000-0000-7000-8000-000000000117', 'Attributed', 'attributed', 'Your referral counts', E'Hello {{referrer}},\n\nWe looked into it, and your referral of {{newUsers}} counts now. The reward follows the terms of your campaign.\n\nKind regards\n{{writer}}'),
  ('019aa000-0000-7000-8000-000000000118', 'Partly attributed', 'partly', 'Part of your referrals count', E'Hello {{referrer}},\n\nWe looked into it. Some of your referrals count now: {{newUsers}}. For the others we found no sign of the referral.\n\nKind regards\n{{writer}}'),
  ('019aa000-0000-7000-8000-000000000119', 'Denied', 'denied', 'About your referral', E'Hello {{referrer}},\n\nWe looked into your referral of {{newUsers}}, and cannot count it. {{reason}}\n\nKind regards\n{{writer}}'),
  ('019aa000-0000-7000-8000-00000000011a', 'Duplicate', 'duplicate', 'About your referral', E'Hello {{referrer}},\n\nYou told us of this referral before. We answer you there, under {{number}}.\n\nKind regards\n{{writer}}'),
  ('019aa000-0000-7000-8000-00000000011b', 'Withdrawn', 'withdrawn', 'About your referral', E'Hello {{referrer}},\n\nAs you asked, we do not look into your referral of {{newUsers}} any further.\n\nKind regards\n{{writer}}'),
  ('019aa000-0000-7000-8000-00000000011c', 'Not ours', 'not ours', 'About your referral', E'Hello {{referrer}},\n\nThis referral is not part of our programme, so we cannot decide it.\n\nKind regards\n{{writer}}'),
  ('019aa000-0000-7000-8000-00000000011d', 'Ask for more', null, 'A question about your referral', E'Hello {{referrer}},\n\nTo look into your referral of {{newUsers}} we need a little more: the message or e-mail in which you sent your link, and when it was.\n\nKind regards\n{{writer}}');
--> statement-breakpoint
INSERT INTO slas (id, calendar, targets, because) VALUES ('019aa000-0000-7000-8000-00000000011e',
  '{"zone": "UTC", "hours": {"monday": [[540, 1020]], "tuesday": [[540, 1020]], "wednesday": [[540, 1020]], "thursday": [[540, 1020]], "friday": [[540, 1020]], "saturday": [], "sunday": []}, "holidays": []}',
  '[{"kind": null, "atLeast": null, "firstAnswer": 480, "resolution": 2400}]',
  'It came with the desk.');
--> statement-breakpoint
ALTER TABLE cases ALTER COLUMN story SET STORAGE EXTENDED, SET (toast_tuple_target = 256);
--> statement-breakpoint
-- UUIDv7 (RFC 9562, 5.7) for what triggers write: PostgreSQL makes one by itself only from version 18.
CREATE FUNCTION time_ordered_uuid() RETURNS uuid LANGUAGE sql VOLATILE AS $$
  SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$$;
--> statement-breakpoint
CREATE FUNCTION request_is_open(state text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT state IN ('waiting', 'returned', 'stale', 'approved', 'carrying out', 'paused')
$$;
--> statement-breakpoint
CREATE FUNCTION case_has_open_request(root uuid) RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT EXISTS (
    SELECT FROM case_requests l JOIN requests r ON r.id = l.request_id
    WHERE l.unlinked_at IS NULL AND request_is_open(r.state)
      AND l.case_id IN (SELECT id FROM cases WHERE id = root OR merged_into = root))
$$;
--> statement-breakpoint
CREATE FUNCTION cases_live_legally() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'new' OR NEW.merged_into IS NOT NULL THEN
      RAISE EXCEPTION 'a case begins as new' USING ERRCODE = 'check_violation';
    END IF;
    NEW.state_since := clock_timestamp();
    RETURN NEW;
  END IF;
  IF (NEW.id, NEW.number, NEW.opened_at, NEW.opened_by, NEW.token_id, NEW.source, NEW.reference, NEW.reference_digest)
     IS DISTINCT FROM (OLD.id, OLD.number, OLD.opened_at, OLD.opened_by, OLD.token_id, OLD.source, OLD.reference, OLD.reference_digest) THEN
    RAISE EXCEPTION 'who opened a case, and when, is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.merged_into IS NOT NULL AND (NEW.merged_into IS NULL OR (NEW.state, NEW.outcome, NEW.kind, NEW.summary, NEW.story, NEW.assignee_id)
     IS DISTINCT FROM (OLD.state, OLD.outcome, OLD.kind, OLD.summary, OLD.story, OLD.assignee_id)) THEN
    RAISE EXCEPTION 'a merged case is never changed' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'cases_merged_stay';
  END IF;
  IF NEW.merged_into IS DISTINCT FROM OLD.merged_into THEN
    PERFORM FROM cases WHERE id = NEW.merged_into AND merged_into IS NULL FOR NO KEY UPDATE;
    IF NOT FOUND OR EXISTS (SELECT FROM cases WHERE merged_into = NEW.id) THEN
      RAISE EXCEPTION 'a case is merged into one that is not merged itself, with all that was merged into it' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  IF (NEW.state, NEW.waiting_on) IS NOT DISTINCT FROM (OLD.state, OLD.waiting_on) THEN
    RETURN NEW;
  END IF;
  IF (OLD.state, NEW.state) NOT IN (VALUES
    ('new', 'investigating'), ('new', 'waiting'), ('new', 'requested'), ('new', 'resolved'),
    ('investigating', 'waiting'), ('investigating', 'requested'), ('investigating', 'resolved'),
    ('waiting', 'waiting'), ('waiting', 'investigating'), ('waiting', 'requested'), ('waiting', 'resolved'),
    ('requested', 'investigating'), ('requested', 'waiting'), ('requested', 'resolved'),
    ('resolved', 'investigating')) THEN
    RAISE EXCEPTION 'a case cannot go from % to %', OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.state = 'requested' AND NOT case_has_open_request(NEW.id) THEN
    RAISE EXCEPTION 'a case is requested only while a request of it is under way' USING ERRCODE = 'check_violation';
  END IF;
  NEW.state_since := clock_timestamp();
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER cases_live_legally BEFORE INSERT OR UPDATE ON cases FOR EACH ROW EXECUTE FUNCTION cases_live_legally();
--> statement-breakpoint
CREATE FUNCTION case_spells_follow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE case_spells SET until = NEW.state_since WHERE case_id = NEW.id AND until IS NULL;
  INSERT INTO case_spells (id, case_id, state, waiting_on, since) VALUES (time_ordered_uuid(), NEW.id, NEW.state, NEW.waiting_on, NEW.state_since);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER case_spells_begin AFTER INSERT ON cases FOR EACH ROW EXECUTE FUNCTION case_spells_follow();
--> statement-breakpoint
CREATE TRIGGER case_spells_follow AFTER UPDATE ON cases FOR EACH ROW
  WHEN ((OLD.state, OLD.waiting_on) IS DISTINCT FROM (NEW.state, NEW.waiting_on)) EXECUTE FUNCTION case_spells_follow();
--> statement-breakpoint
-- A case follows its requests, in the transaction that moves them. Rows are locked request first, case second: lib/cases does so too.
CREATE FUNCTION cases_follow_requests() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  linked uuid;
  followed cases;
  next_state text;
  next_ask text;
BEGIN
  FOR linked IN
    SELECT DISTINCT coalesce(c.merged_into, c.id) FROM case_requests l JOIN cases c ON c.id = l.case_id
    WHERE l.request_id = NEW.id AND l.unlinked_at IS NULL ORDER BY 1
  LOOP
    SELECT * INTO followed FROM cases WHERE id = linked FOR UPDATE;
    IF followed.merged_into IS NOT NULL THEN
      SELECT * INTO followed FROM cases WHERE id = followed.merged_into FOR UPDATE;
    END IF;
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
--> statement-breakpoint
CREATE TRIGGER cases_follow_requests AFTER UPDATE ON requests FOR EACH ROW
  WHEN (OLD.state IS DISTINCT FROM NEW.state) EXECUTE FUNCTION cases_follow_requests();
--> statement-breakpoint
CREATE FUNCTION merged_cases_take_no_more() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM cases WHERE id = NEW.case_id AND merged_into IS NULL FOR NO KEY UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'a merged case takes nothing more' USING ERRCODE = 'restrict_violation', CONSTRAINT = 'cases_merged_stay';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER case_notes_where_it_lives BEFORE INSERT ON case_notes FOR EACH ROW EXECUTE FUNCTION merged_cases_take_no_more();
--> statement-breakpoint
CREATE TRIGGER case_messages_where_it_lives BEFORE INSERT ON case_messages FOR EACH ROW EXECUTE FUNCTION merged_cases_take_no_more();
--> statement-breakpoint
CREATE TRIGGER case_evidence_where_it_lives BEFORE INSERT ON case_evidence FOR EACH ROW EXECUTE FUNCTION merged_cases_take_no_more();
--> statement-breakpoint
CREATE TRIGGER case_new_users_where_it_lives BEFORE INSERT ON case_new_users FOR EACH ROW EXECUTE FUNCTION merged_cases_take_no_more();
--> statement-breakpoint
CREATE TRIGGER case_requests_where_it_lives BEFORE INSERT ON case_requests FOR EACH ROW EXECUTE FUNCTION merged_cases_take_no_more();
--> statement-breakpoint
CREATE FUNCTION case_messages_close_once() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF (NEW.way = 'mail') <> (NEW.outcome = 'open') OR (NEW.way <> 'mail') <> (NEW.outcome = 'sent') THEN
      RAISE EXCEPTION 'a mail begins as open, what a person sent or received as sent' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'a closed message is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (to_jsonb(NEW) - '{outcome,sentence,mail_id,closed_at,settled_by}'::text[]) <> (to_jsonb(OLD) - '{outcome,sentence,mail_id,closed_at,settled_by}'::text[]) THEN
    RAISE EXCEPTION 'what was written is never changed' USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.outcome = 'open' THEN
    RAISE EXCEPTION 'a message is not opened again' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER case_messages_close_once BEFORE INSERT OR UPDATE ON case_messages FOR EACH ROW EXECUTE FUNCTION case_messages_close_once();
--> statement-breakpoint
CREATE FUNCTION case_files_have_room() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (SELECT coalesce(sum(size), 0) FROM case_evidence WHERE case_id = NEW.case_id) + coalesce(NEW.size, 0) > 52428800 THEN
    RAISE EXCEPTION 'a case holds files of 50 MB in all' USING ERRCODE = 'check_violation', CONSTRAINT = 'case_files_have_room';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER case_files_have_room BEFORE INSERT ON case_evidence FOR EACH ROW EXECUTE FUNCTION case_files_have_room();
--> statement-breakpoint
-- A file is kept whole, in the transaction that tells of it: afterwards no part fits any more.
CREATE FUNCTION case_files_are_whole() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  whole uuid := (to_jsonb(NEW) ->> TG_ARGV[0])::uuid;
BEGIN
  IF EXISTS (SELECT FROM case_evidence e WHERE e.id = whole AND coalesce(e.size, 0) <> (
    SELECT coalesce(sum(length(content)), 0) FROM case_file_parts p WHERE p.evidence_id = whole)) THEN
    RAISE EXCEPTION 'a file is kept whole' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER case_evidence_is_whole AFTER INSERT ON case_evidence
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION case_files_are_whole('id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER case_file_parts_are_whole AFTER INSERT ON case_file_parts
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION case_files_are_whole('evidence_id');
--> statement-breakpoint
CREATE FUNCTION api_tokens_stay_as_made() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF (to_jsonb(NEW) - '{last_used_at,revoked_by,revoked_at}'::text[]) <> (to_jsonb(OLD) - '{last_used_at,revoked_by,revoked_at}'::text[])
     OR (OLD.revoked_at IS NOT NULL AND (NEW.revoked_by, NEW.revoked_at) IS DISTINCT FROM (OLD.revoked_by, OLD.revoked_at)) THEN
    RAISE EXCEPTION 'a token is never changed, only revoked, once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER api_tokens_stay_as_made BEFORE UPDATE ON api_tokens FOR EACH ROW EXECUTE FUNCTION api_tokens_stay_as_made();
--> statement-breakpoint
CREATE FUNCTION case_requests_unlink_once() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.unlinked_at IS NOT NULL OR (to_jsonb(NEW) - '{unlinked_by,unlinked_at}'::text[]) <> (to_jsonb(OLD) - '{unlinked_by,unlinked_at}'::text[]) THEN
    RAISE EXCEPTION 'a link is never changed, only taken back, once' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER case_requests_unlink_once BEFORE UPDATE ON case_requests FOR EACH ROW EXECUTE FUNCTION case_requests_unlink_once();
--> statement-breakpoint
-- The words to search by: whatever stands between marks and blanks of ASCII, and between blanks of Unicode. No word is longer than 60 letters.
CREATE FUNCTION searched(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_to_tsvector(array_agg(DISTINCT left(word, 60))), '') FROM regexp_split_to_table(lower(words),
    '[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u007f\u00a0\u2000-\u206f\u3000]+') AS word WHERE word <> ''
$$;
--> statement-breakpoint
-- A document that is too long for PostgreSQL (1 MB of different words) stays as it was.
CREATE FUNCTION case_gains_words(about uuid, words text) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE case_texts SET document = document || searched(words) WHERE case_id = about;
EXCEPTION WHEN program_limit_exceeded THEN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION case_words(of cases) RETURNS text LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT concat_ws(' ', of.summary, of.referrer_name, of.referrer_email, of.referrer_id, of.referral_code, of.referral_given, of.source,
    of.source_link, of.reference, of.story)
$$;
--> statement-breakpoint
CREATE FUNCTION case_texts_begin() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO case_texts (case_id, document) VALUES (NEW.id, searched(case_words(NEW)));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER case_texts_begin AFTER INSERT ON cases FOR EACH ROW EXECUTE FUNCTION case_texts_begin();
--> statement-breakpoint
CREATE FUNCTION case_texts_follow() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM case_gains_words(NEW.id, case_words(NEW));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER case_texts_follow AFTER UPDATE ON cases FOR EACH ROW
  WHEN ((OLD.summary, OLD.referrer_name, OLD.referrer_email, OLD.referrer_id, OLD.referral_given, OLD.source_link, OLD.story)
    IS DISTINCT FROM (NEW.summary, NEW.referrer_name, NEW.referrer_email, NEW.referrer_id, NEW.referral_given, NEW.source_link, NEW.story))
  EXECUTE FUNCTION case_texts_follow();
--> statement-breakpoint
-- What was merged is found as what it was merged into.
CREATE FUNCTION case_texts_merge() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE case_texts SET document = document || (SELECT document FROM case_texts WHERE case_id = NEW.id) WHERE case_id = NEW.merged_into;
  RETURN NULL;
EXCEPTION WHEN program_limit_exceeded THEN
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER case_texts_merge AFTER UPDATE ON cases FOR EACH ROW
  WHEN (OLD.merged_into IS DISTINCT FROM NEW.merged_into) EXECUTE FUNCTION case_texts_merge();
--> statement-breakpoint
CREATE FUNCTION case_parts_gain_words() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM case_gains_words(NEW.case_id, (
    SELECT string_agg(value, ' ') FROM jsonb_each_text(to_jsonb(NEW)) WHERE key = ANY (TG_ARGV)));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER case_notes_gain_words AFTER INSERT ON case_notes FOR EACH ROW EXECUTE FUNCTION case_parts_gain_words('body');
--> statement-breakpoint
CREATE TRIGGER case_messages_gain_words AFTER INSERT ON case_messages FOR EACH ROW EXECUTE FUNCTION case_parts_gain_words('subject', 'body', 'address');
--> statement-breakpoint
CREATE TRIGGER case_evidence_gain_words AFTER INSERT ON case_evidence FOR EACH ROW EXECUTE FUNCTION case_parts_gain_words('words', 'name');
--> statement-breakpoint
CREATE TRIGGER case_new_users_gain_words AFTER INSERT OR UPDATE ON case_new_users FOR EACH ROW
  EXECUTE FUNCTION case_parts_gain_words('new_user_id', 'email', 'name', 'organization_id', 'customer_id');
--> statement-breakpoint
-- A resolved case leaves nobody a notice of its clocks.
CREATE FUNCTION cases_overtake_notices() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE notices SET read_at = clock_timestamp() WHERE id IN (
    SELECT id FROM notices WHERE about = NEW.id AND kind = 'case clocks' AND read_at IS NULL FOR UPDATE SKIP LOCKED);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER cases_overtake_notices AFTER UPDATE ON cases FOR EACH ROW
  WHEN (OLD.state <> 'resolved' AND NEW.state = 'resolved') EXECUTE FUNCTION cases_overtake_notices();
--> statement-breakpoint
CREATE TRIGGER cases_never_deleted BEFORE DELETE ON cases FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER cases_never_emptied BEFORE TRUNCATE ON cases FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER case_notes_never_changed BEFORE UPDATE OR DELETE ON case_notes FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER case_notes_never_emptied BEFORE TRUNCATE ON case_notes FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER case_messages_never_deleted BEFORE DELETE ON case_messages FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER case_messages_never_emptied BEFORE TRUNCATE ON case_messages FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER case_evidence_never_changed BEFORE UPDATE OR DELETE ON case_evidence FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER case_evidence_never_emptied BEFORE TRUNCATE ON case_evidence FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER case_file_parts_never_changed BEFORE UPDATE OR DELETE ON case_file_parts FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER case_file_parts_never_emptied BEFORE TRUNCATE ON case_file_parts FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER case_requests_never_deleted BEFORE DELETE ON case_requests FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER case_new_users_never_deleted BEFORE DELETE ON case_new_users FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER slas_never_changed BEFORE UPDATE OR DELETE ON slas FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER slas_never_emptied BEFORE TRUNCATE ON slas FOR EACH STATEMENT EXECUTE FUNCTION never_changed();
--> statement-breakpoint
CREATE TRIGGER api_tokens_never_deleted BEFORE DELETE ON api_tokens FOR EACH ROW EXECUTE FUNCTION never_changed();
--> statement-breakpoint
-- Of what was merged, the entry is that of the case it was merged into.
CREATE FUNCTION case_change_has_its_entry() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM audit_entries a JOIN cases c ON a.subject IN (c.id, c.merged_into)
    WHERE c.id = NEW.case_id AND a.transaction = pg_current_xact_id()) THEN
    RAISE EXCEPTION 'a change to % needs its audit entry in the same transaction', TG_TABLE_NAME USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER cases_change_has_its_entry AFTER INSERT OR UPDATE ON cases
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_has_its_entry('id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER case_notes_change_has_its_entry AFTER INSERT ON case_notes
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION case_change_has_its_entry();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER case_messages_change_has_its_entry AFTER INSERT OR UPDATE ON case_messages
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION case_change_has_its_entry();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER case_evidence_change_has_its_entry AFTER INSERT ON case_evidence
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION case_change_has_its_entry();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER case_new_users_change_has_its_entry AFTER INSERT OR UPDATE ON case_new_users
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION case_change_has_its_entry();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER case_requests_change_has_its_entry AFTER INSERT OR UPDATE ON case_requests
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION case_change_has_its_entry();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER case_followers_change_has_its_entry AFTER INSERT OR UPDATE ON case_followers
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION case_change_has_its_entry();
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER case_causes_change_has_its_entry AFTER INSERT OR UPDATE ON case_causes
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_has_its_entry('id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER decline_reasons_change_has_its_entry AFTER INSERT OR UPDATE ON decline_reasons
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_has_its_entry('id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER evidence_asks_change_has_its_entry AFTER INSERT OR UPDATE ON evidence_asks
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_has_its_entry('id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER answer_templates_change_has_its_entry AFTER INSERT OR UPDATE ON answer_templates
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_has_its_entry('id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER case_views_change_has_its_entry AFTER INSERT OR UPDATE ON case_views
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_has_its_entry('id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER slas_change_has_its_entry AFTER INSERT ON slas
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_has_its_entry('id');
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER api_tokens_change_has_its_entry AFTER INSERT OR UPDATE OF revoked_at ON api_tokens
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION change_has_its_entry('id');
