-- A year of work at a busy company: 10,000 requests, more than 100,000 deliveries, and all that goes with them. Run by the owner, on a
-- fresh database, in one transaction. Chance is a hash, so that every run draws the same.
alter table people disable trigger user;
alter table roles disable trigger user;
alter table requests disable trigger user;
alter table revisions disable trigger user;
alter table decisions disable trigger user;
alter table steps disable trigger user;
alter table deliveries disable trigger user;
alter table proofs disable trigger user;
alter table audit_entries disable trigger user;
alter table notices disable trigger user;

-- Foreign keys and indexes of the long tables are put back, and so checked, as a whole: a row at a time takes a minute.
create temp table set_aside on commit drop as
select format('alter table %s drop constraint %I', conrelid::regclass, conname) as remove, format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as restore
from pg_constraint where contype = 'f' and conrelid in ('steps'::regclass, 'deliveries'::regclass, 'proofs'::regclass)
union all select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
from pg_index where indrelid in ('deliveries'::regclass, 'proofs'::regclass) and not exists (select from pg_constraint where conindid = indexrelid);
do $$ declare one text; begin for one in select remove from set_aside loop execute one; end loop; end $$;

create function pg_temp.chance(n bigint, seed int, choices int) returns int language sql immutable as
  $$ select mod(abs(hashint8extended(n, seed) % 1000000007), choices)::int $$;
create function pg_temp.iso(moment timestamptz) returns text language sql stable as
  $$ select to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.000"Z"') $$;
create function pg_temp.key_at(moment timestamptz) returns uuid language sql volatile as
  $$ select uuidv7(moment - clock_timestamp()) $$;
create function pg_temp.word(n bigint, seed int, words text[]) returns text language sql immutable as
  $$ select words[1 + pg_temp.chance(n, seed, cardinality(words))] $$;

-- Thirty people who file, twelve who decide, and one who does both and reads the audit: the one whose pages are measured.
create temp table cast_of_people on commit drop as
select n, pg_temp.key_at(now() - interval '380 days') as id,
  case when n <= 30 then 'requester' when n <= 42 then 'approver' else 'all' end as part,
  pg_temp.word(n, 1, '{Ana,Ben,Chi,Dora,Emil,Fay,Gus,Hana,Ivo,Jana,Kim,Leo}') || ' ' || pg_temp.word(n, 2, '{Abel,Berg,Cruz,Dahl,Ekman,Frost,Graf,Holm}') || ' ' || n as name
from generate_series(1, 43) n;
insert into people (id, name, email, joined_at)
select id, name, case when part = 'all' then 'reader' else 'person' || n end || '@bench.example', now() - interval '380 days' from cast_of_people;
insert into roles (person_id, role) select id, part from cast_of_people where part <> 'all';
insert into roles (person_id, role) select id, unnest('{requester,approver,manager,admin}'::text[]) from cast_of_people where part = 'all';

create temp table drawn on commit drop as
select number as n, pg_temp.key_at(filed_at) as id, filed_at, filed_at + interval '2 hours' as decided_at, state,
  case when state in ('approved', 'carrying out', 'carried out', 'paused', 'failed') then 'approved'
       when state in ('rejected', 'returned') then state end as answer,
  case when pg_temp.chance(number, 4, 100) < 8 then 2 else 1 end as revision,
  filer.id as filer, approver.id as approver,
  case when size = 0 then 200 when size < 10 then 30 when size < 40 then 10 else 3 end as resends,
  pg_temp.word(number, 7, '{eur,eur,eur,usd,usd,gbp,chf,sek,jpy,kwd}') as currency,
  pg_temp.chance(number, 8, 6000) as customer,
  pg_temp.word(number, 9, '{pNRB1aYqArN,UIPIWa2Hnnr,kT4mZ8xQw2L,Vb7nR2cYp9D,Hs3gW6jLe1F,Zq5tX0vNu8A}') as code
from generate_series(1, 10000) number
cross join lateral (select now() - make_interval(secs => 10800 + (10000 - number) * 3120) as filed_at, pg_temp.chance(number, 3, 100) as size, pg_temp.chance(number, 10, 100) as luck) one
cross join lateral (select case
  when number > 9600 then case when luck < 60 then 'waiting' when luck < 68 then 'returned' when luck < 73 then 'stale' when luck < 77 then 'paused'
                          when luck < 78 then 'approved' when luck < 79 then 'carrying out' when luck < 82 then 'failed' else 'carried out' end
  else case when luck < 3 then 'rejected' when luck < 4 then 'withdrawn' when luck < 5 then 'expired' when luck < 6 then 'failed' else 'carried out' end
  end as state) two
join cast_of_people filer on filer.n = case when pg_temp.chance(number, 5, 50) = 0 then 43 else 1 + pg_temp.chance(number, 6, 30) end
join cast_of_people approver on approver.n = 31 + pg_temp.chance(number, 16, 12);
create unique index on drawn (n);

create temp table paid on commit drop as
select n, i, invoice_id, invoice_number, event_id, currency, amount, paid_at, jsonb_build_object(
  'kind', 'resend', 'customerId', 'cus_1Bench' || customer, 'eventId', event_id, 'eventAt', paid, 'endpointId', 'we_1CelloPractice', 'clock', pg_temp.iso(paid_at + interval '30 days'),
  'invoice', jsonb_build_object('id', invoice_id, 'number', invoice_number, 'createdAt', paid, 'paidAt', paid, 'amount', amount, 'currency', currency,
    'refunded', 0, 'credited', 0, 'outOfBand', false)) as step
from drawn cross join generate_series(1, resends) i
cross join lateral (select 'in_1Bench' || n || 'x' || i as invoice_id, 'BN-' || lpad(n::text, 5, '0') || '-' || lpad(i::text, 3, '0') as invoice_number,
  'evt_1Bench' || n || 'x' || i as event_id, (1000 + 100 * pg_temp.chance(n * 1000 + i, 11, 990))::bigint as amount,
  date_trunc('second', filed_at - interval '28 days' * (resends - i + 1) / (resends + 1)) as paid_at) one
cross join lateral (select pg_temp.iso(paid_at) as paid) two;
create unique index on paid (n, i);
analyze drawn; analyze paid;

insert into requests (id, state, state_since, state_sentence, revision, path, kind, filed_by, filed_at, account, customer_id, customer_email, new_user_id,
  referral_code, referrer_id, at_stake, resends, not_resent, clock_at)
select id, state, case when answer is null then filed_at else decided_at end,
  case state when 'rejected' then 'The referrer works for the same company.' when 'returned' then 'Which link did she open first?'
             when 'stale' then 'Changed since the plan was made: customer.' when 'paused' then 'Nobody knows whether the last call arrived.'
             when 'failed' then 'Stripe refuses the call (400). Ask an admin to look it up.' end,
  revision, 'stripe', pg_temp.word(n, 12, '{glitch,dispute,custom}'), filer, filed_at, 'stripe:acct_1PracticeDesk:test',
  'cus_1Bench' || customer, pg_temp.word(customer, 13, '{billing,accounts,finance,pay}') || '@company-' || customer || '.example', 'usr_bench_' || n, code,
  'usr_' || (2000 + pg_temp.chance(n, 14, 900)), (select jsonb_build_array(jsonb_build_object('amount', sum(amount), 'currency', drawn.currency)) from paid where paid.n = drawn.n),
  resends, 0, (select min(paid_at) + interval '30 days' from paid where paid.n = drawn.n)
from drawn order by n;

create temp table planned on commit drop as
select d.n, r.number, r.customer_id, r.customer_email, jsonb_build_object('kind', 'mark', 'customerId', r.customer_id, 'changes', jsonb_build_array(
    jsonb_build_object('key', 'cello_ucc', 'before', null, 'after', r.referral_code), jsonb_build_object('key', 'new_user_id', 'before', null, 'after', r.new_user_id))) as mark,
  jsonb_build_object('version', 1, 'path', 'stripe',
    'wanted', jsonb_build_object('customerId', r.customer_id, 'referralCode', r.referral_code, 'newUserId', r.new_user_id, 'organizationId', null),
    'code', jsonb_build_object('ownerId', r.referrer_id, 'campaignId', 'Spring'),
    'account', '{"provider": "stripe", "id": "acct_1PracticeDesk", "name": "Attribution", "mode": "test"}'::jsonb,
    'customer', jsonb_build_object('id', r.customer_id, 'email', r.customer_email, 'name', 'Company ' || d.customer),
    'endpoint', '{"id": "we_1CelloPractice", "url": "https://api.cello.so/products/p1/transaction-webhook/stripe"}'::jsonb,
    'notResent', '[]'::jsonb,
    'findings', jsonb_build_array(
      jsonb_build_object('level', 'good', 'reason', 'code valid', 'title', 'The code is valid.', 'sentence', 'It belongs to ' || r.referrer_id || ', who is not the new user.', 'wayOut', ''),
      jsonb_build_object('level', 'warning', 'reason', 'several customers', 'title', 'Two customers share this e-mail address.',
        'sentence', 'Only the one that was chosen is marked.', 'wayOut', 'See that it is the right one.'))) as around
from drawn d join requests r on r.id = d.id;
create unique index on planned (n);
analyze planned;

insert into revisions (request_id, number, made_by, made_at, kind, cause, explanation, plan, digest, read_at)
select d.id, v, d.filer, d.filed_at + (v - 1) * interval '1 hour', 'dispute', 'cookies refused',
  'She says that he sent her the link in March, and that she refused the cookies on the way.',
  around || jsonb_build_object('steps', jsonb_build_array(mark, jsonb_build_object('kind', 'wait', 'customerId', customer_id, 'event', 'customer.updated', 'seconds', 120)) || resent),
  encode(sha256((d.n || '.' || v)::bytea), 'hex'), d.filed_at
from drawn d join planned using (n) join (select n, jsonb_agg(step order by i) as resent from paid group by n) m using (n), generate_series(1, d.revision) v;

insert into decisions (id, request_id, revision, digest, made_by, decided_by, decided_at, outcome, reason)
select pg_temp.key_at(at), d.id, v.number, v.digest, v.made_by, d.approver, at, outcome, case when outcome <> 'approved' then 'Which link did she open first?' end
from drawn d join revisions v on v.request_id = d.id
cross join lateral (select case when v.number < d.revision then 'returned' else d.answer end as outcome, d.decided_at + (v.number - d.revision) * interval '30 minutes' as at) o
where outcome is not null;

insert into steps (request_id, revision, position, state, sentence, started_at, closed_at)
select id, revision, position, step, case when step = 'asks' then 'Nobody knows whether it arrived.' end,
  case when step <> 'waits' then decided_at + position * interval '400 ms' end, case when step = 'done' then decided_at + (position + 1) * interval '400 ms' end
from drawn, generate_series(0, resends + 1) position
cross join lateral (select case
  when state = 'carried out' or (state = 'paused' and position < 2) or (state = 'carrying out' and position < resends / 2) then 'done'
  when state = 'paused' and position = 2 then 'asks' when state = 'failed' and position = 0 then 'failed' else 'waits' end as step) one
where answer = 'approved';

-- What was sent: the mark, then every invoice; one in twelve only at the second attempt.
create temp table attempts on commit drop as
select d.n, s.position, attempt, d.decided_at + s.position * interval '400 ms' + attempt * interval '20 ms' as opened_at,
  case when d.state = 'failed' then 'refused' when s.state = 'asks' then 'unknown' when attempt < tries then 'not sent' else 'accepted' end as outcome
from drawn d join steps s on s.request_id = d.id
cross join lateral (select case when pg_temp.chance(d.n * 1000 + s.position, 15, 12) = 0 and s.state = 'done' then 2 else 1 end as tries) t,
  generate_series(1, tries) attempt
where s.position <> 1 and s.state <> 'waits' order by opened_at;
analyze decisions; analyze attempts;

insert into deliveries (id, request_id, request_number, revision, position, attempt, decision_id, provider, account, purpose, customer_id, customer_email, event_id, invoice_id,
  invoice_number, amount, currency, endpoint_id, requested_by, approved_by, idempotency_key, sent, opened_at, outcome, sentence, status, provider_request_id, answer, closed_at)
select pg_temp.key_at(a.opened_at), d.id, p.number, d.revision, a.position, a.attempt, c.id, 'stripe', 'stripe:acct_1PracticeDesk:test',
  case when a.position = 0 then 'mark' else 'resend' end, p.customer_id, p.customer_email, m.event_id, m.invoice_id, m.invoice_number, m.amount, m.currency,
  case when a.position > 0 then 'we_1CelloPractice' end, d.filer, d.approver, 'attribution-desk-' || d.n || '-' || a.position || '-' || a.attempt, coalesce(m.step, p.mark),
  a.opened_at, a.outcome, case a.outcome when 'not sent' then 'Stripe gets too many requests just now; nothing was sent.' when 'refused' then 'Stripe refuses the call (400).'
    when 'unknown' then 'Stripe did not answer in time.' end,
  case a.outcome when 'accepted' then 200 when 'not sent' then 429 when 'refused' then 400 end, 'req_' || substr(md5(d.n || '.' || a.position || '.' || a.attempt), 1, 14),
  case a.outcome when 'accepted' then jsonb_build_object('id', coalesce(m.event_id, p.customer_id), 'livemode', false) end,
  case when a.outcome <> 'unknown' then a.opened_at + interval '180 ms' end
from attempts a join drawn d using (n) join planned p using (n)
join decisions c on c.request_id = d.id and c.revision = d.revision
left join paid m on m.n = a.n and m.i = a.position - 1;

insert into proofs (id, request_id, delivery_id, rung, seen_at, seen)
select pg_temp.key_at(opened_at + interval '3 seconds'), request_id, id, 'delivered', opened_at + interval '3 seconds', '{"sentence": "Nothing is pending any more."}'
from deliveries where purpose = 'resend' and outcome = 'accepted';
insert into proofs (id, request_id, rung, seen_at, seen)
select pg_temp.key_at(decided_at + interval '5 minutes'), id, 'attributed', decided_at + interval '5 minutes', '{"sentence": "Cello shows the new user under the code."}'
from drawn where state = 'carried out';

insert into audit_entries (id, at, person_id, event, subject, detail, transaction)
select pg_temp.key_at(at), at, person, event, id, detail, n::text::xid8
from drawn cross join lateral (values
  (filed_at, filer, 'request.filed', jsonb_build_object('revision', 1), true),
  (filed_at + interval '1 hour', filer, 'request.revised', jsonb_build_object('revision', 2), revision = 2),
  (decided_at, approver, 'request.' || answer, jsonb_build_object('revision', revision), answer is not null),
  (decided_at + interval '1 second', null, 'request.started', '{}', answer = 'approved' and state <> 'approved'),
  (decided_at + interval '1 minute', case when state = 'withdrawn' then filer end, 'request.' || replace(state, 'stale', 'found stale'), '{}',
    state in ('carried out', 'failed', 'paused', 'stale', 'withdrawn'))) entry (at, person, event, detail, happened)
where happened order by at;

-- Their jobs wait until the measuring is over: without one they would be picked up, and found stale.
insert into pgboss.job (name, data, start_after)
select 'carry-out', jsonb_build_object('requestId', id), now() + interval '1 day' from drawn where state in ('approved', 'carrying out');

-- Whoever reads was told of every request, and has not looked at those that wait.
insert into notices (id, person_id, kind, about, key, sentence, address, told_at, read_at, way)
select pg_temp.key_at(filed_at), reader.id, 'to decide', d.id, 'waits:' || d.id || ':1', 'R-' || (1000 + d.n) || ' waits for a decision.',
  '/requests/' || d.id, filed_at, case when state <> 'waiting' then decided_at end, 'desk'
from drawn d join cast_of_people reader on reader.part = 'all' order by d.n;

do $$ declare one text; begin for one in select restore from set_aside loop execute one; end loop; end $$;
alter table people enable trigger user;
alter table roles enable trigger user;
alter table requests enable trigger user;
alter table revisions enable trigger user;
alter table decisions enable trigger user;
alter table steps enable trigger user;
alter table deliveries enable trigger user;
alter table proofs enable trigger user;
alter table audit_entries enable trigger user;
alter table notices enable trigger user;
