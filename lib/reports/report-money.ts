import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { momentsOf } from './period.ts'
import type { Money, Period, Report, ReportRow } from './report.ts'

type Manager = Actor<'report:see'>

interface Sums {
  id: string
  name: string
  requests: number
  restored: Money[] | null
  lost: Money[] | null
}

const columns = ['Requests carried out', 'Money brought', 'Too old to bring']
const note =
  'Of the requests that were filed in these days. Brought: the payments in the plans that were carried out. Too old: payments in those plans whose clock had run out.'

/** A payment stands in the sums as many times as there are approvers of it. */
const by = (whose: ReturnType<typeof sql>, join: ReturnType<typeof sql>, period: Period) => {
  const { since, until } = momentsOf(period)
  const [from, to] = [since.toISOString(), until.toISOString()]
  return sql`
    with whose as (
      select ${whose}, r.id as request, r.state, r.at_stake, v.plan
      from requests r join revisions v on v.request_id = r.id and v.number = r.revision ${join}
      where r.filed_at >= ${from}::timestamptz and r.filed_at < ${to}::timestamptz),
    restored as (
      select w.id, m.value ->> 'currency' as currency, sum((m.value ->> 'amount')::bigint)::float8 as amount
      from whose w cross join jsonb_array_elements(w.at_stake) m where w.state = 'carried out' group by 1, 2),
    lost as (
      select w.id, n.value -> 'invoice' ->> 'currency' as currency, sum((n.value -> 'invoice' ->> 'amount')::bigint)::float8 as amount
      from whose w cross join jsonb_array_elements(w.plan -> 'notResent') n
      where n.value ->> 'reason' in ('too old', 'event gone') and w.state in ('carried out', 'expired') group by 1, 2)
    select w.id, w.name, (count(*) filter (where w.state = 'carried out'))::int as requests,
      (select jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount) order by currency) from restored x where x.id = w.id) as restored,
      (select jsonb_agg(jsonb_build_object('currency', currency, 'amount', amount) order by currency) from lost x where x.id = w.id) as lost
    from whose w group by w.id, w.name order by requests desc, w.name limit 50`
}

const rowOf = ({ name, requests, restored, lost }: Sums, search: ReportRow['search']): ReportRow => ({
  name,
  list: 'history',
  search,
  values: [
    { is: 'count', count: requests },
    { is: 'money', sums: restored ?? [] },
    { is: 'money', sums: lost ?? [] },
  ],
})

async function report(
  query: ReturnType<typeof sql>,
  head: Pick<Report, 'key' | 'title'> & { what: string },
  searchOf: (row: Sums) => ReportRow['search'],
): Promise<Report> {
  const rows: Sums[] = await db()
    .select({
      id: sql<string>`t.id`,
      name: sql<string>`t.name`,
      requests: sql<number>`t.requests`,
      restored: sql<Money[] | null>`t.restored`,
      lost: sql<Money[] | null>`t.lost`,
    })
    .from(sql`(${query}) t`)
  const { what, ...rest } = head
  return { ...rest, note, columns: [what, ...columns], rows: rows.map((row) => rowOf(row, searchOf(row))) }
}

export const reportPaths = (_manager: Manager, period: Period) =>
  report(
    by(sql`r.path as id, r.path as name`, sql``, period),
    { key: 'paths', title: 'Money by path', what: 'Path' },
    () => ({}),
  )

export const reportRequesters = (_manager: Manager, period: Period) =>
  report(
    by(sql`p.id::text as id, p.name`, sql`join people p on p.id = r.filed_by`, period),
    { key: 'requesters', title: 'Money by requester', what: 'Requester' },
    ({ id }) => ({ requestedBy: id }),
  )

export const reportApprovers = (_manager: Manager, period: Period) =>
  report(
    by(
      sql`p.id::text as id, p.name`,
      sql`join decisions d on d.request_id = r.id and d.revision = r.revision and d.outcome = 'approved' join people p on p.id = d.decided_by`,
      period,
    ),
    { key: 'approvers', title: 'Money by approver', what: 'Approver' },
    ({ id }) => ({ approvedBy: id }),
  )
