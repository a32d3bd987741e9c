import 'server-only'
import { count, type SQL, sql } from 'drizzle-orm'
import { cases } from '#db/schema/cases.ts'
import type { CaseOutcome } from '#db/words.ts'
import type { CaseFilter } from '#lib/cases/case-filter.ts'
import type { Value } from './report.ts'
import { counting } from './within.ts'

/** How a resolved case may have ended, as the reports tell it apart. */
export const endings: { name: string; outcomes: readonly CaseOutcome[] }[] = [
  { name: 'Attributed', outcomes: ['attributed'] },
  { name: 'Partly', outcomes: ['partly'] },
  { name: 'Denied', outcomes: ['denied'] },
  { name: 'Otherwise', outcomes: ['duplicate', 'withdrawn', 'not ours'] },
]

const withOutcome = (outcomes: readonly CaseOutcome[]): SQL => sql`${cases.outcome} in ${outcomes}`

/** Columns that count, for a query over cases. */
export const endingColumns = {
  opened: count(),
  resolved: counting(sql`${cases.state} = 'resolved'`),
  ended: sql<number[]>`array[${sql.join(
    endings.map(({ outcomes }) => counting(withOutcome(outcomes))),
    sql`, `,
  )}]`,
}

interface Counted {
  resolved: number
  ended: number[]
}

/** The shares of what is resolved, in the order of the endings. */
export const sharesOf = ({ resolved, ended }: Counted, filter: CaseFilter): Value[] =>
  endings.map(({ outcomes }, at) => ({
    is: 'share',
    share: resolved === 0 ? null : (ended[at] ?? 0) / resolved,
    of: ended[at] ?? 0,
    cases: { ...filter, outcomes },
  }))
