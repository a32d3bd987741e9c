import 'server-only'
import { count, desc, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { caseCauses } from '#db/schema/case-lists.ts'
import { cases } from '#db/schema/cases.ts'
import type { Actor } from '#lib/auth/actor.ts'
import type { CaseFilter } from '#lib/cases/case-filter.ts'
import { kindNames } from '#lib/cases/names.ts'
import { unresolved } from '#lib/cases/rules.ts'
import { endingColumns, endings, sharesOf } from './count-endings.ts'
import type { Period, Report, ReportRow } from './report.ts'
import { opened, within } from './within.ts'

type Manager = Actor<'report:see'>

const endingNames = endings.map(({ name }) => name)

const findKinds = (period: Period) =>
  db()
    .select({ ...endingColumns, kind: cases.kind })
    .from(cases)
    .where(within(period))
    .groupBy(cases.kind)
    .orderBy(desc(count()))

export async function reportKinds(_manager: Manager, period: Period): Promise<Report> {
  const rows = await findKinds(period)
  return {
    key: 'kinds',
    title: 'Cases by kind',
    note: 'How many were opened in these days, and how many of them are resolved by now.',
    columns: ['Kind', 'Cases', 'Still open', 'Resolved'],
    chart: { values: [0], stands: 'alone' },
    rows: rows.map((row) => {
      const filter: CaseFilter = { ...opened(period), kinds: [row.kind] }
      return {
        key: row.kind,
        name: kindNames[row.kind],
        values: [
          { is: 'count', count: row.opened, cases: filter },
          {
            is: 'count',
            count: row.opened - row.resolved,
            cases: { ...filter, states: unresolved },
          },
          { is: 'count', count: row.resolved, cases: { ...filter, states: ['resolved'] } },
        ],
      }
    }),
  }
}

export async function reportEndings(_manager: Manager, period: Period): Promise<Report> {
  const rows = await findKinds(period)
  return {
    key: 'endings',
    title: 'How they ended, by kind',
    note: 'Shares of what is resolved of the cases that were opened in these days. Otherwise: withdrawn, a duplicate, or not ours.',
    columns: ['Kind', ...endingNames, 'Resolved'],
    leavesOut: [endingNames.length],
    chart: { values: endings.map((_, at) => at), stands: 'whole' },
    rows: rows.map((row) => {
      const filter: CaseFilter = { ...opened(period), kinds: [row.kind] }
      const resolved = { ...filter, states: ['resolved' as const] }
      return {
        key: row.kind,
        name: kindNames[row.kind],
        values: [...sharesOf(row, filter), { is: 'count', count: row.resolved, cases: resolved }],
      }
    }),
  }
}

export async function reportCauses(_manager: Manager, period: Period): Promise<Report> {
  const rows = await db()
    .select({ ...endingColumns, id: caseCauses.id, name: caseCauses.name })
    .from(cases)
    .innerJoin(caseCauses, eq(caseCauses.id, cases.causeId))
    .where(within(period))
    .groupBy(caseCauses.id, caseCauses.name)
    .orderBy(desc(count()), caseCauses.name)
  return {
    key: 'causes',
    title: 'Cases by cause',
    note: 'How many were opened in these days; the shares are of those that are resolved by now.',
    columns: ['Cause', 'Cases', 'Resolved', ...endingNames],
    leavesOut: [1, 3, 5],
    chart: { values: [0], stands: 'alone' },
    rows: rows.map((row): ReportRow => {
      const filter: CaseFilter = { ...opened(period), causeIds: [row.id] }
      return {
        key: row.id,
        name: row.name,
        values: [
          { is: 'count', count: row.opened, cases: filter },
          { is: 'count', count: row.resolved, cases: { ...filter, states: ['resolved'] } },
          ...sharesOf(row, filter),
        ],
      }
    }),
  }
}
