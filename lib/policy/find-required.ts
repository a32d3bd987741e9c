import 'server-only'
import { db, type Transaction } from '#db/client.ts'
import { findTotals, type Parties, totalsAskedBy } from './find-totals.ts'
import { getPolicy, getPolicyVersion, type PolicyVersion } from './get-policy.ts'
import { type Facts, judge, type Requirement, type Reason, stricter } from './rules.ts'

/** What the policy asks for, and by which rule of which version. */
export interface Required extends Omit<Requirement, 'reason'> {
  reasons: Reason[]
  by: { version: number; rule: string }[]
}

export interface Asked {
  facts: Omit<Facts, 'totals'>
  parties: Parties
  /** The version that the request was filed under; absent before it is filed. */
  filedUnder?: number
  /** The money is in the totals already: the request is filed. */
  filed: boolean
}

/** The stricter of the policy then and now. Money that is about to be filed is added to the totals. */
export async function findRequired(
  { facts, parties, filedUnder, filed }: Asked,
  reader: Pick<Transaction, 'select'> = db(),
): Promise<Required> {
  const now = await getPolicy(reader)
  const then =
    filedUnder === undefined || filedUnder === now.version ? now : await getPolicyVersion(filedUnder, reader)
  const versions = then === now ? [now] : [then, now]
  const kept = await findTotals(totalsAskedBy(versions.flatMap(({ rules }) => rules)), parties, { reader })
  const added = (currency: string) =>
    facts.money.reduce((sum, one) => sum + (one.currency === currency ? one.amount : 0), 0)
  const totals: Facts['totals'] = (one) =>
    kept(one) + (filed && !(one.of === 'pair') ? 0 : added(one.currency))
  return merge(versions, { ...facts, totals })
}

function merge(versions: readonly PolicyVersion[], facts: Facts): Required {
  const found = versions.map(({ version, rules }) => ({ version, rule: judge(rules, facts) }))
  const [first, last] = [found[0], found.at(-1)]
  if (!first || !last) throw new Error('no policy to judge by')
  const { reason: _, ...required } = stricter(first.rule.then, last.rule.then)
  return { ...required, by: found.map(({ version, rule }) => ({ version, rule: rule.name })) }
}
