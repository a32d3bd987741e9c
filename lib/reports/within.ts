import 'server-only'
import { and, gte, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { cases } from '#db/schema/cases.ts'
import type { CaseFilter } from '#lib/cases/case-filter.ts'
import { momentsOf } from './period.ts'
import type { Period } from './report.ts'

/** Opened in these days. What was merged is counted once, as what it was merged into. */
export function within(period: Period) {
  const { since, until } = momentsOf(period)
  return and(gte(cases.openedAt, since), lt(cases.openedAt, until), isNull(cases.mergedInto))
}

/** The same as a filter of the list of cases. */
export const opened = ({ from, to }: Period): CaseFilter => ({ openedFrom: from, openedTo: to })

export const counting = (condition: SQL) => sql<number>`(count(*) filter (where ${condition}))::int`
