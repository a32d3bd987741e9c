import 'server-only'
import { and, count, desc, isNotNull, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { cases } from '#db/schema/cases.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { endingColumns, endings, sharesOf } from './count-endings.ts'
import { readReferrersMoney } from './read-money.ts'
import { moneyOf } from './report-money.ts'
import type { Period, Report } from './report.ts'
import { opened, within } from './within.ts'

const most = 20

/** The referrers with the most cases, by their e-mail in small letters. */
export async function reportReferrers(_manager: Actor<'report:see'>, period: Period): Promise<Report> {
  const email = sql<string>`lower(${cases.referrerEmail})`
  const rows = await db()
    .select({ ...endingColumns, email })
    .from(cases)
    .where(and(within(period), isNotNull(cases.referrerEmail)))
    .groupBy(email)
    .orderBy(desc(count()), email)
    .limit(most)
  const money = await readReferrersMoney(
    period,
    rows.map((row) => row.email),
  )
  return {
    key: 'referrers',
    title: 'Who complains most',
    note: `The ${String(most)} referrers with the most cases opened in these days, by e-mail, and the money of the requests of these cases.`,
    columns: [
      'Referrer',
      'Cases',
      'Resolved',
      ...endings.map(({ name }) => name),
      'Restored',
      'Lost to clocks',
    ],
    leavesOut: [1, ...endings.map((_, at) => at + 2)],
    chart: { values: [0], stands: 'alone' },
    rows: rows.map((row) => {
      const filter = { ...opened(period), referrer: row.email }
      const brought = money.get(row.email)
      return {
        key: row.email,
        name: row.email,
        values: [
          { is: 'count', count: row.opened, cases: filter },
          { is: 'count', count: row.resolved, cases: { ...filter, states: ['resolved'] } },
          ...sharesOf(row, filter),
          { is: 'money', sums: moneyOf(brought, 'restored') },
          { is: 'money', sums: moneyOf(brought, 'too old', 'ran out') },
        ],
      }
    }),
  }
}
