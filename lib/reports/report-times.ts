import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { cases } from '#db/schema/cases.ts'
import type { Actor } from '#lib/auth/actor.ts'
import type { CaseFilter } from '#lib/cases/case-filter.ts'
import { kindNames } from '#lib/cases/names.ts'
import type { Period, Report } from './report.ts'
import { counting, opened, within } from './within.ts'

type Manager = Actor<'report:see'>

interface Length {
  until: SQL
  late: SQL
  /** Those whose length is known. */
  known: CaseFilter
}

/** Half of them, and nine in ten, waited no longer. Late is by the open hours of the target. */
async function readLengths(period: Period, { until, late, known }: Length): Promise<Report['rows']> {
  const minutes = (at: number) => sql<number | null>`percentile_cont(${at}) within group (
    order by extract(epoch from ${until} - ${cases.openedAt}) / 60)`
  const rows = await db()
    .select({
      kind: cases.kind,
      known: counting(sql`${until} is not null`),
      half: minutes(0.5),
      most: minutes(0.9),
      late: sql<number | null>`avg(${late}::int) filter (where ${until} is not null)::float8`,
    })
    .from(cases)
    .where(within(period))
    .groupBy(cases.kind)
    .orderBy(cases.kind)
  return rows.map((row) => {
    const those = { ...opened(period), kinds: [row.kind], ...known }
    return {
      key: row.kind,
      name: kindNames[row.kind],
      values: [
        { is: 'length', minutes: row.half, of: row.known, cases: those },
        { is: 'length', minutes: row.most, of: row.known, cases: those },
        { is: 'part', share: row.late },
        { is: 'count', count: row.known, cases: those },
      ],
    }
  })
}

const note =
  'Half of them, and nine in ten, waited no longer than this, by the clock on the wall. Late is by the open hours of the target.'

export const reportAnswers = async (_manager: Manager, period: Period): Promise<Report> => ({
  key: 'answers',
  title: 'Time to the first answer',
  note,
  columns: ['Kind', 'Half of them', 'Nine in ten', 'Late', 'Answered'],
  leavesOut: [3],
  chart: { values: [0], stands: 'alone' },
  rows: await readLengths(period, {
    until: sql`${cases.firstAnsweredAt}`,
    late: sql`${cases.firstAnswerLate}`,
    known: { answered: true },
  }),
})

export const reportResolutions = async (_manager: Manager, period: Period): Promise<Report> => ({
  key: 'resolutions',
  title: 'Time to resolution',
  note,
  columns: ['Kind', 'Half of them', 'Nine in ten', 'Late', 'Resolved'],
  leavesOut: [3],
  chart: { values: [0], stands: 'alone' },
  rows: await readLengths(period, {
    until: sql`${cases.resolvedAt}`,
    late: sql`${cases.resolutionLate}`,
    known: { states: ['resolved'] },
  }),
})
