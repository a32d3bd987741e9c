import 'server-only'
import { count, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { cases } from '#db/schema/cases.ts'
import { kinds } from '#db/words.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { kindNames } from '#lib/cases/names.ts'
import { spansOf } from './period.ts'
import type { Period, Report } from './report.ts'
import { opened, within } from './within.ts'

/** How many cases were opened, week by week or month by month, of each kind. */
export async function reportVolume(_manager: Actor<'report:see'>, period: Period): Promise<Report> {
  const { unit, spans } = spansOf(period)
  const day = sql<string>`(${cases.openedAt} at time zone 'UTC')::date::text`
  const days = await db()
    .select({ day, kind: cases.kind, opened: count() })
    .from(cases)
    .where(within(period))
    .groupBy(day, cases.kind)
  return {
    key: 'volume',
    title: `Cases ${unit} by ${unit}`,
    note: `Opened in each ${unit}, by kind.${unit === 'week' ? ' A week begins on Monday.' : ''}`,
    columns: [unit === 'week' ? 'Week from' : 'Month from', ...kinds.map((kind) => kindNames[kind]), 'Cases'],
    chart: { values: kinds.map((_, at) => at), stands: 'stacked', rises: unit },
    rows: spans.map((span) => {
      const here = days.filter((one) => one.day >= span.from && one.day <= span.to)
      const sum = (rows: typeof here) => rows.reduce((all, one) => all + one.opened, 0)
      return {
        key: span.from,
        name: span.from,
        values: [
          ...kinds.map((kind) => ({
            is: 'count' as const,
            count: sum(here.filter((one) => one.kind === kind)),
            cases: { ...opened(span), kinds: [kind] },
          })),
          { is: 'count', count: sum(here), cases: opened(span) },
        ],
      }
    }),
  }
}
