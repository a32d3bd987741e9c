-- Two years of cases at a busy company, on top of a year of its work (year-of-work.sql): 100,000 cases, more than 1,000,000 notes, and all
-- that goes with them. Run by the owner, in one transaction. Chance is a hash, so that every run draws the same.
set local maintenance_work_mem = '512MB';
set local work_mem = '128MB';
alter table cases disable trigger user;
alter table case_new_users disable trigger user;
alter table case_notes disable trigger user;
alter table case_messages disable trigger user;
alter table case_evidence disable trigger user;
alter table case_requests disable trigger user;
alter table case_followers disable trigger user;
alter table case_views disable trigger user;
alter table api_tokens disable trigger user;
alter table audit_entries disable trigger user;

-- Foreign keys and indexes of the long tables are put back, and so checked, as a whole: a row at a time takes minutes.
create temp table set_aside on commit drop as
select format('alter table %s drop constraint %I', conrelid::regclass, conname) as remove, format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as restore
from pg_constraint where contype = 'f' and conrelid in ('cases'::regclass, 'case_new_users'::regclass, 'case_notes'::regclass, 'case_messages'::regclass, 'case_evidence'::regclass, 'case_requests'::regclass,
  'case_followers'::regclass, 'case_spells'::regclass, 'case_texts'::regclass, 'audit_entries'::regclass)
union all select format('drop index %s', indexrelid::regclass), pg_get_indexdef(indexrelid)
from pg_index where indrelid in ('cases'::regclass, 'case_new_users'::regclass, 'case_notes'::regclass, 'case_messages'::regclass, 'case_spells'::regclass, 'case_texts'::regclass, 'audit_entries'::regclass)
  and not exists (select from pg_constraint where conindid = indexrelid);
do $$ declare one text; begin for one in select remove from set_aside loop execute one; end loop; end $$;

create or replace function pg_temp.chance(n bigint, seed int, choices int) returns int language sql immutable as
  $$ select mod(abs(hashint8extended(n, seed) % 1000000007), choices)::int $$;
-- The first choices are much likelier than the last.
create or replace function pg_temp.often(n bigint, seed int, choices int) returns int language sql immutable as
  $$ select (choices * power(pg_temp.chance(n, seed, 1000000) / 1000000.0::float8, 3))::int $$;
create or replace function pg_temp.word(n bigint, seed int, words text[]) returns text language sql immutable as
  $$ select words[1 + pg_temp.chance(n, seed, cardinality(words))] $$;
create or replace function pg_temp.key_at(moment timestamptz) returns uuid language sql volatile as
  $$ select uuidv7(moment - clock_timestamp()) $$;
create or replace function pg_temp.person_name(n bigint) returns text language sql immutable as $$ select
  pg_temp.word(n, 101, '{Jana,Nils,Zoë,Jürgen,Amélie,Piotr,Olena,Tariq,Mei,Rosa,Sven,Ines,Hugo,Leila,Marek,Freya,Otto,Selin,Bruno,Agnes,Kofi,Noor,Pavel,Gwen,Idris,Vera,Malik,Tove,Dario,Elsa,Yusuf,Klara,Emil,Anouk,Stefan,Livia}') || ' ' ||
  pg_temp.word(n, 102, '{Weber,Ångström,Novak,Kowalski,Hansen,Moreau,Rossi,Silva,Petrov,Lindqvist,Okafor,Tanaka,Schneider,Vogel,Dubois,Jensen,Kaya,Marín,Fischer,Bauer,Laurent,Nowak,Costa,Berger,Haas,Quist,Ivanova,Moser,Aalto,Brandt,Conti,Díaz,Egger,Falk,Gruber,Holm,Iversen,Jung,Keller,Lang}') $$;
create or replace function pg_temp.company(n bigint) returns text language sql immutable as $$ select
  pg_temp.word(n, 103, '{northwind,contoso,fabrikam,tailspin,woodgrove,litware,proseware,adatum,wingtip,fourthcoffee,lamna,relecloud,trey,margie,alpine,humongous}') || '-' || pg_temp.chance(n, 104, 400) || '.example' $$;
create or replace function pg_temp.mail(n bigint) returns text language sql immutable as $$ select
  translate(lower(replace(pg_temp.person_name(n), ' ', '.')), 'ëüéåöíñ', 'eueaoin') || pg_temp.chance(n, 105, 90) || '@' || pg_temp.company(n) $$;
-- The words of a text as the database's own function gives them, for texts with no other marks than these.
create or replace function pg_temp.words_of(given text) returns tsvector language sql immutable as $$
  select array_to_tsvector(array_remove(string_to_array(translate(lower(given), '.,:;!?_-@/()%', '             '), ' '), '')) $$;

create temp table said on commit drop as select row_number() over () as n, sentence from unnest(string_to_array($texts$
She says that she sent him the link by chat, and that he signed up the same day.
Asked the referrer for the message with the link; waits for the answer.
The new user signed up on another device, so the code was lost on the way.
Looked it up: the customer has no code, and the first invoice was paid before the mark.
He refused the cookies on the way, as far as the sign-up shows.
The person wrote again and asks when the answer comes.
Told the person that we look into it and answer within the week.
The screenshot shows the invitation with the link and the date.
Checked with the billing team: the invoice was paid and nothing was refunded.
The sign-up came from the link of the spring campaign, but the banner had lost the code.
Called the customer; they remember the friend who told them of us.
Nothing in the logs of that day; the webhook was down between nine and eleven.
The account existed before the referral, so this may have to be denied.
Same organisation as in the earlier case; see there for the agreement.
The code belongs to somebody else with a similar name.
Agreed by hand with the partner manager in March, the contract is attached.
The referrer asks for the reward in another currency, which is not ours to decide.
Sent a reminder to the new user, because the e-mail came back the first time.
Filed a request; it waits for a second pair of eyes.
The request was carried out, and the dashboard shows the reward.
Two customers share this e-mail address; only the newer one pays.
The link was opened on a phone and the purchase was made at a desk.
The trial was extended, so the first payment is later than usual.
Spoke to support at Cello: they see the click but no sign-up.
Her colleague was invited too, and his referral was counted.
The campaign page was published without the script for three days.
Rolled back the release that broke the form, everything after noon is fine.
The person is angry and wants to speak to a manager.
Translated the letter from German; the original is in the evidence.
A voucher was used instead of the code, that explains the price.
Asked engineering for the export of the affected sign-ups.
The customer has cancelled meanwhile, so there is nothing to bring back.
Subscription was moved to the yearly plan, proration hides the first invoice.
Cannot find the sign-up under the e-mail that was given.
Found it under the work address, not under the private one.
The discount for referred friends was given by hand already.
Legal says that the terms of the old programme still hold.
Wire transfer, marked as paid out of band by finance.
Chased twice, no reply since.
Closing soon unless somebody objects.
$texts$, E'\n')) as one (sentence) where sentence <> '';

create temp table topics on commit drop as select row_number() over () as n, topic from unnest(string_to_array(
'newsletter webinar podcast meetup keynote brochure leaflet influencer youtube linkedin instagram whatsapp telegram slack forum marketplace plugin integration migration onboarding checkout paywall upgrade downgrade renewal refund chargeback dunning dispute fraud duplicate merger rebranding reseller agency freelancer student nonprofit university hospital municipality startup enterprise holding subsidiary franchise workspace tenant seat licence quota sandbox staging incident outage rollback hotfix timeout latency certificate redirect canonical subdomain adblocker incognito safari firefox edge android iphone tablet kiosk barcode flyer postcard conference booth raffle coupon giftcard voucher loyalty ambassador affiliate partner broker consultant accountant bookkeeper payroll invoice proforma creditnote overdue collections insolvency escrow treasury kwacha zloty krona yen rand peso',
' ')) as one (topic);

create temp table staff on commit drop as
select row_number() over (order by joined_at, email) as n, id, name, email = 'reader@bench.example' as reads,
  (select string_agg(role, ' ') from roles where person_id = people.id) as roles from people where email like '%@bench.example';
insert into api_tokens (id, name, source, scopes, hash, ending, made_by)
select uuidv7(), source, source, '{cases:open}', encode(sha256(source::bytea), 'hex'), 'benc', (select id from staff where reads)
from unnest('{zendesk,intercom}'::text[]) source;

-- One in eight of the newest are still open; a few old ones too.
create temp table drawn on commit drop as
select n, pg_temp.key_at(opened_at) as id, opened_at, state, outcome,
  case when state = 'waiting' then pg_temp.word(n, 20, '{the referrer,the referrer,the referrer,the referrer,the new user,the new user,the new user,Cello,Cello,the billing provider}') end as waiting_on,
  case when pg_temp.chance(n, 21, 100) < 78 then 'dispute' when pg_temp.chance(n, 21, 100) < 95 then 'glitch' else 'custom' end as kind,
  1 + pg_temp.often(n, 22, 7) as cause,
  case when outcome = 'duplicate' and n > 2000 then n - 1 - pg_temp.chance(n, 23, 1500) end as root,
  case when state = 'new' and pg_temp.chance(n, 24, 5) > 0 or pg_temp.chance(n, 24, 20) = 0 then null else 1 + pg_temp.chance(n, 25, 43) end as assignee,
  1 + pg_temp.chance(n, 26, 43) as opener,
  case when pg_temp.chance(n, 27, 100) < 45 then 'zendesk' when pg_temp.chance(n, 27, 100) < 47 then 'intercom' end as desk,
  -- A few complain hundreds of times, most once or twice.
  case when pg_temp.chance(n, 28, 100) < 2 then pg_temp.chance(n, 29, 12) else 100 + pg_temp.chance(n, 30, 45000) end as referrer,
  case when n = 99000 then 500 else 4 + pg_temp.chance(n, 31, 14) end as notes,
  case when n % 997 = 0 then 40 else 1 + pg_temp.often(n, 32, 4) end as new_users,
  least(opened_at + make_interval(hours => 2 + pg_temp.often(n, 33, 400)), now() - interval '5 minutes') as moved_at,
  1 + pg_temp.chance(n, 34, 100) as luck
from generate_series(1, 100000) n
cross join lateral (select now() - make_interval(secs => 5400 + (100000 - n) * 630) as opened_at, pg_temp.chance(n, 35, 100) as open, pg_temp.chance(n, 36, 100) as which, pg_temp.chance(n, 37, 200) as how) one
cross join lateral (select case when (n > 93000 and open < 70) or (n > 80000 and open < 8) or n = 99000 then
  case when n = 99000 then 'investigating' when which < 25 then 'new' when which < 60 then 'investigating' when which < 95 then 'waiting' else 'requested' end else 'resolved' end as state) two
cross join lateral (select case when state = 'resolved' then
  case when how < 90 then 'attributed' when how < 104 then 'partly' when how < 174 then 'denied' when how < 186 then 'duplicate' when how < 198 then 'withdrawn' else 'not ours' end end as outcome) three;
create unique index on drawn (n);
-- What something was merged into was not merged itself.
update drawn set root = null from drawn r where r.n = drawn.root and r.root is not null;
analyze drawn;

create temp table told on commit drop as
select n, case pg_temp.chance(n, 40, 4)
    when 0 then pg_temp.person_name(referrer) || ' says that ' || pg_temp.person_name(n + 900000) || ' was referred'
    when 1 then 'Referral of ' || pg_temp.company(n) || ' was not counted'
    when 2 then 'Missing reward for ' || pg_temp.person_name(n + 900000) || ', ' || (select topic from topics t where t.n = 1 + pg_temp.often(drawn.n, 41, 103))
    else 'Link lost at sign-up: ' || pg_temp.company(n) end as summary,
  (select sentence from said s where s.n = 1 + pg_temp.chance(drawn.n, 42, 40)) || ' ' || (select sentence from said s where s.n = 1 + pg_temp.often(drawn.n, 43, 39)) ||
    ' It was about ' || (select topic from topics t where t.n = 1 + pg_temp.often(drawn.n, 44, 103)) || ', on account acc_' || substr(md5('a' || n), 1, 10) || '.' as story,
  pg_temp.person_name(referrer) as referrer_name, pg_temp.mail(referrer) as referrer_email, 'usr_ref_' || referrer as referrer_id,
  substr(md5('code' || referrer), 1, 11) as code
from drawn;
create unique index on told (n);

insert into cases (id, state, state_since, waiting_on, kind, cause_id, summary, story, referrer_name, referrer_email, referrer_id, referral_code, referral_given, happened_on, stake_amount,
  stake_currency, opened_at, opened_by, token_id, source, source_link, reference, reference_digest, assignee_id, outcome, decline_reason_id, resolved_at, resolved_by, asks, asks_since, sla_version,
  first_answer_minutes, resolution_minutes, first_answer_due_at, first_answered_at, first_answer_late, resolution_due_at, resolution_late, touched_at)
select d.id, d.state, case when d.state = 'new' then d.opened_at else d.moved_at end, d.waiting_on, d.kind, c.id, t.summary, t.story, t.referrer_name, t.referrer_email, t.referrer_id, t.code,
  'https://refer.contoso.example/' || t.code, (d.opened_at - interval '9 days')::date, case when luck < 40 then 1000 + luck * 100 end, case when luck < 40 then pg_temp.word(d.n, 45, '{eur,eur,usd,gbp,jpy}') end,
  d.opened_at, case when d.desk is null then opener.id end, k.id, d.desk, case when d.desk is not null then 'https://' || d.desk || '.example/tickets/' || d.n end,
  case when d.desk is not null then 'T-' || d.n end, case when d.desk is not null then md5(d.n::text) end, assignee.id, d.outcome, r.id,
  case when d.state = 'resolved' then d.moved_at end, case when d.state = 'resolved' then coalesce(assignee.id, opener.id) end,
  case when d.state = 'investigating' and luck < 8 then 'answer' when d.state = 'investigating' and luck < 10 then 'next step' end, case when d.state = 'investigating' and luck < 10 then d.moved_at - interval '2 days' end,
  1, 480, 2400, case when d.state <> 'waiting' then d.opened_at + interval '1 day' end, case when d.state not in ('new', 'waiting') then d.opened_at + interval '3 hours' end,
  case when d.state not in ('new', 'waiting') then luck > 90 end,
  case when d.state = 'waiting' then null when luck < 15 then now() - interval '8 days' - make_interval(mins => d.n % 5000) when luck < 17 then now() - make_interval(mins => d.n % 9000)
    else now() + make_interval(mins => 130 + pg_temp.chance(d.n, 46, 20000)) end,
  case when d.state = 'resolved' then luck > 85 end, case when d.state = 'new' then d.opened_at else d.moved_at end
from drawn d join told t using (n)
join (select row_number() over (order by position) as n, id from case_causes) c on c.n = d.cause
join staff opener on opener.n = d.opener left join staff assignee on assignee.n = d.assignee
left join api_tokens k on k.source = d.desk
left join (select row_number() over (order by position) as n, id from decline_reasons) r on d.outcome = 'denied' and r.n = 1 + pg_temp.chance(d.n, 47, 6)
order by d.n;
update cases set merged_into = r.id from drawn d join drawn r on r.n = d.root where cases.id = d.id;

create temp table users on commit drop as
select d.n, i, d.id as case_id, 'usr_' || substr(md5('user' || d.n || '.' || i), 1, 12) as new_user_id, pg_temp.mail(one.who) as email,
  pg_temp.person_name(one.who) as name, case when pg_temp.chance(one.who, 50, 2) = 0 then 'org_' || pg_temp.chance(one.who, 51, 6000) end as organization_id,
  case when pg_temp.chance(one.who, 52, 3) > 0 then 'cus_1Bench' || pg_temp.chance(one.who, 53, 6000) end as customer_id, d.opened_at
from drawn d, generate_series(1, d.new_users) i cross join lateral (select d.n * 100 + i + 5000000 as who) one;
insert into case_new_users (id, case_id, new_user_id, email, name, organization_id, customer_id, added_at)
select pg_temp.key_at(opened_at), case_id, new_user_id, email, name, organization_id, customer_id, opened_at from users;

-- What is noted after a case was merged stands in the other one.
create temp table noted on commit drop as
select d.n, d.id as case_id, pg_temp.key_at(one.at) as id, one.at, 1 + pg_temp.chance(d.n * 1000 + i, 60, 43) as writer,
  s.sentence || case when two.luck < 30 then ' ' || other.sentence when two.luck < 45 then ' It is about ' || topics.topic || '.'
    when two.luck < 60 then ' Invoice in_' || substr(md5(d.n || '.' || i), 1, 10) || ' is the first.' when two.luck < 70 then ' Wrote to ' || pg_temp.mail(d.n * 1000 + i) || '.'
    when two.luck < 80 then ' ' || pg_temp.person_name(d.n * 1000 + i) || ' knows more.' else '' end
    -- An old campaign: in every case of a few weeks, and in none since.
    || case when d.n between 30000 and 33000 and i = 1 then ' This was the Brightfox campaign.' else '' end as body
from drawn d cross join generate_series(1, d.notes) i
cross join lateral (select d.opened_at + (d.moved_at - d.opened_at) * i / (d.notes + 1) as at) one
cross join lateral (select pg_temp.chance(d.n * 1000 + i, 61, 100) as luck) two
join said s on s.n = 1 + pg_temp.often(d.n * 1000 + i, 62, 39)
join said other on other.n = 1 + pg_temp.chance(d.n * 1000 + i, 63, 40)
join topics on topics.n = 1 + pg_temp.often(d.n * 1000 + i, 64, 103);
insert into case_notes (id, case_id, body, mentions, written_by, written_at)
select noted.id, case_id, body, '{}', staff.id, at from noted join staff on staff.n = noted.writer;

insert into case_messages (id, case_id, way, address, subject, body, purpose, written_by, opened_at, outcome, closed_at)
select pg_temp.key_at(d.moved_at), d.id, 'copy', t.referrer_email, 'About your referral', 'Hello ' || t.referrer_name || ', we looked into it. Kind regards', d.outcome,
  staff.id, d.moved_at, 'sent', d.moved_at
from drawn d join told t using (n) join staff on staff.n = d.opener where d.state = 'resolved';

insert into case_evidence (id, case_id, kind, words, added_by, added_at)
select pg_temp.key_at(d.opened_at + interval '1 hour'), d.id, 'link', 'https://drive.contoso.example/file/' || substr(md5('file' || d.n), 1, 12), staff.id, d.opened_at + interval '1 hour'
from drawn d join staff on staff.n = d.opener where d.n % 3 = 0;

insert into case_texts (case_id, document)
select case_id, pg_temp.words_of(string_agg(words, ' ')) from (
  select id as case_id, concat_ws(' ', summary, referrer_name, referrer_email, referrer_id, referral_code, referral_given, source, source_link, reference, story) as words from cases
  union all select case_id, body from noted
  union all select case_id, concat_ws(' ', new_user_id, email, name, organization_id, customer_id) from users
  union all select case_id, concat_ws(' ', subject, body, address) from case_messages
  union all select case_id, words from case_evidence) every
group by 1;
do $$ declare one record; begin
  for one in select c.id, r.id as root from drawn c join drawn r on r.n = c.root loop
    update case_texts set document = document || (select document from case_texts where case_id = one.id) where case_id = one.root;
  end loop;
end $$;

analyze noted; analyze users; analyze cases;

insert into case_spells (id, case_id, state, waiting_on, since, until)
select uuidv7(), id, 'new', null, opened_at, case when state <> 'new' then opened_at + interval '2 hours' end from drawn
union all select uuidv7(), id, 'investigating', null, opened_at + interval '2 hours', case when state <> 'investigating' then moved_at end from drawn where state <> 'new'
union all select uuidv7(), id, state, waiting_on, moved_at, null from drawn where state not in ('new', 'investigating');

insert into case_followers (case_id, person_id, since)
select distinct on (1, 2) d.id, staff.id, d.opened_at from drawn d cross join lateral (values (d.opener), (d.assignee), (case when d.n % 4 = 0 then 1 + d.n % 43 end)) f (n) join staff on staff.n = f.n;

-- Each request of the year was filed from a case; those that are requested have one that is under way.
insert into case_requests (id, case_id, request_id, linked_by, linked_at)
select uuidv7(), d.id, r.id, r.filed_by, r.filed_at
from (select row_number() over (order by n) as i, n, id from drawn where state = 'resolved' and root is null) d
join (select row_number() over (order by number) as i, * from requests) r on d.i = r.i * 8
union all
select uuidv7(), d.id, r.id, r.filed_by, d.moved_at
from (select row_number() over (order by n) as i, n, id, moved_at from drawn where state = 'requested') d
join (select row_number() over (order by number) as i, count(*) over () as among, * from requests where state in ('waiting', 'returned', 'stale', 'approved', 'carrying out', 'paused')) r on r.i = 1 + d.i % r.among;

insert into audit_entries (id, at, person_id, event, subject, detail, transaction)
select pg_temp.key_at(at), at, staff.id, event, e.id, detail, e.n::text::xid8 from (
  select n, opened_at as at, opener, 'case.opened' as event, id, '{}'::jsonb as detail from drawn
  union all select n, opened_at + interval '2 hours', opener, 'case.moved', id, '{"from": "new", "to": "investigating"}' from drawn where state <> 'new'
  union all select n, opened_at + interval '1 hour', assignee, 'case.claimed', id, '{}' from drawn where assignee is not null
  union all select n, moved_at, opener, case state when 'resolved' then 'case.resolved' else 'case.moved' end, id, jsonb_build_object('from', 'investigating', 'to', state, 'outcome', outcome)
    from drawn where state not in ('new', 'investigating')
  union all select n, at, writer, 'case.noted', case_id, '{}' from noted where n % 10 = 0
  union all select d.n, d.opened_at + i * interval '1 minute', opener, 'case.follower joined', id, '{}' from drawn d, generate_series(1, 60) i where d.notes = 500) e
join staff on staff.n = opener;

insert into case_views (id, name, search, owner_id, shared)
select uuidv7(), name, search, (select id from staff where n = who), shared from (values
  ('Denied disputes', 'kind=dispute&outcome=denied', 1, true), ('Glitches of today', 'state=open&kind=glitch&sort=opened', 2, true),
  ('Webhook', 'text=webhook&state=open', 3, true), ('Waits on Cello', 'state=waiting&waits=Cello&sort=due', 4, true)) v (name, search, who, shared);

do $$ declare one text; begin for one in select restore from set_aside order by restore like 'alter%' loop execute one; end loop; end $$;
alter table cases enable trigger user;
alter table case_new_users enable trigger user;
alter table case_notes enable trigger user;
alter table case_messages enable trigger user;
alter table case_evidence enable trigger user;
alter table case_requests enable trigger user;
alter table case_followers enable trigger user;
alter table case_views enable trigger user;
alter table api_tokens enable trigger user;
alter table audit_entries enable trigger user;
