import 'server-only'
import { sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { totals } from '#db/schema/totals.ts'
import type { PastRequest } from './find-past-requests.ts'
import { keyOf, whoOf } from './find-totals.ts'
import { type Facts, moneyIn } from './judge.ts'
import type { Total } from './rules.ts'

type Known = Pick<PastRequest, 'id' | 'filedAt' | 'filedBy' | 'referrerId' | 'approver' | 'money' | 'counted'>

/**
 * For each of these requests, the totals that the conditions ask for on the day it was filed, its own money in them. One read, however
 * many requests and conditions.
 */
export async function findPastTotals(
  asked: readonly Total[],
  past: readonly Known[],
): Promise<(request: Known) => Facts['totals']> {
  const sums = asked.length === 0 ? new Map<string, number>() : await readSums(asked, past)
  return (request) => (one) => {
    const who = whoOf(one.of, request)
    const hasOwn = request.counted && who !== null
    const others = sums.get(`${request.id} ${keyOf(one)}`) ?? 0
    return hasOwn ? others : others + moneyIn(request.money, one.currency)
  }
}

async function readSums(asked: readonly Total[], past: readonly Known[]) {
  const wanted = new Map(asked.map((one) => [keyOf(one), one]))
  const conditions = [...wanted].map(([key, { of, days, currency }]) => ({ key, of, days, currency }))
  const rows = past.flatMap((request) =>
    (['requester', 'referrer', 'pair'] as const).map((of) => ({
      id: request.id,
      of,
      who: whoOf(of, request),
      day: request.filedAt.toISOString().slice(0, 10),
    })),
  )
  const found = await db()
    .select({
      key: sql<string>`r.id || ' ' || a.key`,
      amount: sql<string>`sum(${totals.amount})`,
    })
    .from(
      sql`json_to_recordset(${JSON.stringify(conditions)}::json) as a(key text, "of" text, days integer, currency text)
        join json_to_recordset(${JSON.stringify(rows)}::json) as r(id text, "of" text, who text, day date) on r.of = a.of
        join ${totals} on ${totals.of} = r.of and ${totals.who} = r.who and ${totals.currency} = a.currency
          and ${totals.day} > r.day - a.days and ${totals.day} <= r.day`,
    )
    .groupBy(sql`1`)
  return new Map(found.map(({ key, amount }) => [key, Number(amount)]))
}
