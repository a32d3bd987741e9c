import 'server-only'
import { and, count, desc, eq, gte, isNotNull, lt, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { caseCauses } from '#db/schema/case-lists.ts'
import { cases } from '#db/schema/cases.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { momentsOf } from './period.ts'
import type { Period, Report, ReportRow } from './report.ts'

type Manager = Actor<'report:see'>

/** Merged cases are counted once, as what they were merged into. */
const within = (period: Period) => {
  const { since, until } = momentsOf(period)
  return and(gte(cases.openedAt, since), lt(cases.openedAt, until), sql`${cases.mergedInto} is null`)
}

const resolved = sql`${cases.state} = 'resolved'`
const counting = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`
const withOutcome = (...outcomes: string[]) => sql`${cases.outcome} in ${outcomes}`

const counts = {
  opened: count(),
  resolved: counting(resolved),
  attributed: counting(withOutcome('attributed', 'partly')),
  denied: counting(withOutcome('denied')),
}

type Counts = Record<keyof typeof counts, number>

const valuesOf = ({ opened, resolved: ended, attributed, denied }: Counts): ReportRow['values'] => [
  { is: 'count', count: opened },
  { is: 'count', count: ended },
  { is: 'share', share: ended === 0 ? null : attributed / ended },
  { is: 'share', share: ended === 0 ? null : denied / ended },
]

const columns = ['Cases', 'Resolved', 'Attributed', 'Denied']
const note = 'Of the cases that were opened in these days; the shares are of those that are resolved.'

export async function reportKinds(_manager: Manager, period: Period): Promise<Report> {
  const rows = await db()
    .select({ ...counts, kind: cases.kind })
    .from(cases)
    .where(within(period))
    .groupBy(cases.kind)
    .orderBy(desc(count()))
  return {
    key: 'kinds',
    title: 'Cases by kind',
    note,
    columns: ['Kind', ...columns],
    rows: rows.map((row) => ({
      name: row.kind,
      values: valuesOf(row),
      list: 'cases',
      search: { kind: row.kind },
    })),
  }
}

export async function reportCauses(_manager: Manager, period: Period): Promise<Report> {
  const rows = await db()
    .select({ ...counts, id: caseCauses.id, name: caseCauses.name })
    .from(cases)
    .innerJoin(caseCauses, eq(caseCauses.id, cases.causeId))
    .where(within(period))
    .groupBy(caseCauses.id, caseCauses.name)
    .orderBy(desc(count()), caseCauses.name)
  return {
    key: 'causes',
    title: 'Cases by cause',
    note,
    columns: ['Cause', ...columns],
    rows: rows.map((row) => ({
      name: row.name,
      values: valuesOf(row),
      list: 'cases',
      search: { cause: row.id },
    })),
  }
}

const mostReferrers = 20

export async function reportReferrers(_manager: Manager, period: Period): Promise<Report> {
  const email = sql<string>`lower(${cases.referrerEmail})`
  const rows = await db()
    .select({ ...counts, email })
    .from(cases)
    .where(and(within(period), isNotNull(cases.referrerEmail)))
    .groupBy(email)
    .orderBy(desc(count()), email)
    .limit(mostReferrers)
  return {
    key: 'referrers',
    title: 'Who complains most',
    note: `The ${String(mostReferrers)} referrers with the most cases, by their e-mail.`,
    columns: ['Referrer', ...columns],
    rows: rows.map((row) => ({
      name: row.email,
      values: valuesOf(row),
      list: 'cases',
      search: { text: row.email },
    })),
  }
}

const minutes = (until: SQL, at: number) =>
  sql<
    number | null
  >`percentile_cont(${at}) within group (order by extract(epoch from ${until} - ${cases.openedAt}) / 60)`
const first = sql`${cases.firstAnsweredAt}`
const ended = sql`${cases.resolvedAt}`

/** Medians and nine in ten, on the clock on the wall; late is by the open hours of the target. */
export async function reportTimes(_manager: Manager, period: Period): Promise<Report> {
  const rows = await db()
    .select({
      kind: cases.kind,
      answered: counting(sql`${first} is not null`),
      firstHalf: minutes(first, 0.5),
      firstMost: minutes(first, 0.9),
      firstLate: sql<number | null>`avg(${cases.firstAnswerLate}::int)::float8`,
      wholeHalf: minutes(ended, 0.5),
      wholeMost: minutes(ended, 0.9),
      wholeLate: sql<number | null>`avg(${cases.resolutionLate}::int)::float8`,
    })
    .from(cases)
    .where(within(period))
    .groupBy(cases.kind)
    .orderBy(cases.kind)
  return {
    key: 'times',
    title: 'How long people wait',
    note: 'Half of them, and nine in ten, waited no longer than this on the clock on the wall. Late is by the open hours of the target.',
    columns: [
      'Kind',
      'Answered',
      'First answer, half',
      'First answer, nine in ten',
      'Late',
      'Resolution, half',
      'Resolution, nine in ten',
      'Resolved late',
    ],
    rows: rows.map((row) => ({
      name: row.kind,
      list: 'cases',
      search: { kind: row.kind },
      values: [
        { is: 'count', count: row.answered },
        { is: 'length', minutes: row.firstHalf },
        { is: 'length', minutes: row.firstMost },
        { is: 'share', share: row.firstLate },
        { is: 'length', minutes: row.wholeHalf },
        { is: 'length', minutes: row.wholeMost },
        { is: 'share', share: row.wholeLate },
      ],
    })),
  }
}
