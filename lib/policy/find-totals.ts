import 'server-only'
import { sql } from 'drizzle-orm'
import { db, type Transaction } from '#db/client.ts'
import { totals } from '#db/schema/totals.ts'
import type { Rule, Total, TotalOf } from './rules.ts'

/** Who filed, who is credited, and who would approve; null where there is nobody. */
export interface Parties {
  filedBy: string
  referrerId: string | null
  approver: string | null
}

export const totalsAskedBy = (rules: readonly Rule[]): Total[] =>
  rules.flatMap(({ when }) => when.filter((one) => one.about === 'total'))

/**
 * The totals that the conditions ask for, in minor units, of whole days in UTC up to `at`. What was rejected, withdrawn, expired or
 * failed is not in them; what is pending is.
 */
export async function findTotals(
  asked: readonly Total[],
  parties: Parties,
  { at = new Date(), reader = db() }: { at?: Date; reader?: Pick<Transaction, 'select'> } = {},
): Promise<(one: Total) => number> {
  const known = new Map<string, number>()
  for (const one of asked) {
    const who = whoOf(one.of, parties)
    if (who === null || known.has(keyOf(one))) continue
    known.set(keyOf(one), await readTotal(reader, one, who, at))
  }
  return (one) => known.get(keyOf(one)) ?? 0
}

async function readTotal(
  reader: Pick<Transaction, 'select'>,
  { of, days, currency }: Total,
  who: string,
  at: Date,
) {
  const day = at.toISOString().slice(0, 10)
  const [row] = await reader
    .select({ amount: sql<string>`coalesce(sum(${totals.amount}), 0)` })
    .from(totals)
    .where(
      sql`${totals.of} = ${of} and ${totals.who} = ${who} and ${totals.currency} = ${currency}
        and ${totals.day} > ${day}::date - ${days}::integer and ${totals.day} <= ${day}::date`,
    )
  return Number(row?.amount ?? 0)
}

export function whoOf(of: TotalOf, { filedBy, referrerId, approver }: Parties): string | null {
  if (of === 'requester') return filedBy
  if (of === 'referrer') return referrerId
  return approver === null ? null : `${filedBy} ${approver}`
}

export const keyOf = ({ of, days, currency }: Total) => `${of} ${days} ${currency}`
