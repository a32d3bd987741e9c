import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { type MoneyFate, moneyFates } from '#lib/attribution/money-fates.ts'
import { paymentsOf } from '#lib/attribution/request-money.ts'
import { momentsOf } from './period.ts'
import type { Money, Period } from './report.ts'

/** Selects `request`, `key` and `name`: by what the requests `mine` are told apart; `linked` knows their cases. */
const groups = {
  fates: sql`select distinct s.request, s.fate as key, s.fate as name from sums s`,
  paths: sql`select m.id as request, m.path as key, m.path as name from mine m`,
  requesters: sql`select m.id as request, p.id::text as key, p.name from mine m join people p on p.id = m.filed_by`,
  approvers: sql`select m.id as request, p.id::text as key, p.name from mine m
    join decisions d on d.request_id = m.id and d.revision = m.revision and d.outcome = 'approved' join people p on p.id = d.decided_by`,
} satisfies Record<string, SQL>

export type MoneyGroup = keyof typeof groups

export interface MoneyRow {
  group: MoneyGroup
  key: string
  name: string
  /** Opened in these days, with such a request. */
  cases: number
  /** Requests of these cases, and those without a case that were filed in these days. */
  requests: number
  withoutCase: number
  /** In minor units. */
  sums: (Money & { fate: MoneyFate })[]
}

/**
 * What the requests of the cases of these days brought and lost, and the requests of these days without a case; in each group those with the
 * most cases first. Each payment is read once, however many groups are asked for.
 */
export function readMoney(period: Period, asked: MoneyGroup[]): Promise<MoneyRow[]> {
  const keyed = asked.map((group) => sql`select ${group}::text as of, g.* from (${groups[group]}) g`)
  const query = sql`
    with ${mineOf(period)},
    sums as materialized (${sumsOf}),
    keyed as materialized (${sql.join(keyed, sql` union all `)}),
    counts as (
      select k.of, k.key, k.name, count(*)::int as requests, (count(*) filter (where not m.cased))::int as without_case
      from keyed k join mine m on m.id = k.request group by 1, 2, 3),
    cased as (select k.of, k.key, count(distinct l.case_id)::int as cases from keyed k join linked l on l.request = k.request group by 1, 2),
    totals as (
      select k.of, k.key, s.fate, s.currency, sum(s.amount)::float8 as amount from keyed k join sums s on s.request = k.request
      group by 1, 2, 3, 4),
    money as (
      select t.of, t.key, jsonb_agg(jsonb_build_object('fate', t.fate, 'currency', t.currency, 'amount', t.amount)) as sums
      from totals t group by 1, 2)
    select n.*, coalesce(c.cases, 0) as cases, coalesce(m.sums, '[]') as sums from counts n
    left join cased c on c.of = n.of and c.key = n.key left join money m on m.of = n.of and m.key = n.key`
  return db()
    .select({
      group: sql<MoneyGroup>`t.of`,
      key: sql<string>`t.key`,
      name: sql<string>`t.name`,
      cases: sql<number>`t.cases`,
      requests: sql<number>`t.requests`,
      withoutCase: sql<number>`t.without_case`,
      sums: sql<MoneyRow['sums']>`t.sums`,
    })
    .from(sql`(${query}) t`)
    .orderBy(sql`t.cases desc, t.requests desc, t.name, t.key`)
}

/** The money of the requests of each referrer's cases of these days, by e-mail in small letters. */
export async function readReferrersMoney(
  period: Period,
  emails: readonly string[],
): Promise<Map<string, MoneyRow['sums']>> {
  if (emails.length === 0) return new Map()
  const among = sql.join(
    emails.map((email) => sql`${email}`),
    sql`, `,
  )
  const query = sql`
    with ${mineOf(period, sql`lower(root.referrer_email) in (${among})`)},
    sums as materialized (${sumsOf}),
    theirs as (select distinct request, referrer from linked),
    totals as (
      select t.referrer, s.fate, s.currency, sum(s.amount)::float8 as amount from theirs t join sums s on s.request = t.request group by 1, 2, 3)
    select referrer, jsonb_agg(jsonb_build_object('fate', fate, 'currency', currency, 'amount', amount)) as sums from totals group by 1`
  const rows = await db()
    .select({ referrer: sql<string>`t.referrer`, sums: sql<MoneyRow['sums']>`t.sums` })
    .from(sql`(${query}) t`)
  return new Map(rows.map(({ referrer, sums }) => [referrer, sums]))
}

/** `linked`: cases of these days and their requests; `mine`: these requests, and, unless it is narrowed, those of these days without a case. */
function mineOf(period: Period, narrowed?: SQL): SQL {
  const { since, until } = momentsOf(period)
  const [from, to] = [since, until].map((moment) => sql`${moment.toISOString()}::timestamptz`)
  const columns = sql`r.id, r.state, r.state_since, r.clock_at, r.revision, r.not_resent, r.new_user_id, r.number, r.path, r.filed_by`
  return sql`
    linked as materialized (
      select distinct l.request_id as request, root.id as case_id, lower(root.referrer_email) as referrer from case_requests l
      join cases c on c.id = l.case_id join cases root on root.id = coalesce(c.merged_into, c.id)
      where l.unlinked_at is null and root.opened_at >= ${from} and root.opened_at < ${to} and ${narrowed ?? sql`true`}),
    mine as materialized (
      select ${columns}, true as cased from requests r where r.id in (select request from linked)
      union all
      select ${columns}, false from requests r where ${narrowed === undefined} and r.filed_at >= ${from} and r.filed_at < ${to}
        and not exists (select from case_requests l where l.request_id = r.id and l.unlinked_at is null))`
}

const sumsOf = sql.join(
  moneyFates.map(
    (fate) => sql`
      select r.id as request, ${fate}::text as fate, p.currency, sum(p.amount)::bigint as amount
      from mine r cross join lateral (${paymentsOf[fate]}) p group by r.id, p.currency`,
  ),
  sql` union all `,
)
