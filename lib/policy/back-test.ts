import 'server-only'
import type { Actor } from '#lib/auth/actor.ts'
import { compareRequirements } from './compare-requirements.ts'
import { findPastRequests, mostPast, type PastRequest, pastDays } from './find-past-requests.ts'
import { findPastTotals } from './find-past-totals.ts'
import { totalsAskedBy } from './find-totals.ts'
import { getPolicy } from './get-policy.ts'
import { type Facts, judge } from './judge.ts'
import type { Requirement, Rule } from './rules.ts'

export interface BackTested {
  days: number
  /** How many were looked at. */
  requests: number
  /** More requests were filed than are looked at. */
  cut: boolean
  /** How many each rule catches, in the order of the rules. */
  byRule: number[]
  /** The newest of those that would be asked for more, for less, or for something else, and how many there are. */
  more: ChangedRequests
  less: ChangedRequests
  other: ChangedRequests
}

export interface ChangedRequests {
  count: number
  newest: Changed[]
}

export interface Changed {
  id: string
  number: number
  before: Requirement
  after: Requirement
  rule: string
}

const shown = 50

/**
 * What these rules would have asked of the requests of the last 90 days, beside what the policy in force asks. The newest 2,000 are
 * looked at. Totals are of whole days, as they stand now, up to the day of each; a pair is of whoever filed it and who approved it last.
 */
export async function backTest(
  _actor: Actor<'policy:see'> | Actor<'policy:propose'>,
  rules: readonly Rule[],
): Promise<BackTested> {
  const now = await getPolicy()
  const found = await findPastRequests()
  const past = found.slice(0, mostPast)
  const totalsOf = await findPastTotals(totalsAskedBy([...rules, ...now.rules]), past)
  const byRule = rules.map(() => 0)
  const lists: Record<'more' | 'less' | 'other', Changed[]> = { more: [], less: [], other: [] }
  for (const request of past) {
    const facts = { ...factsOf(request), totals: totalsOf(request) }
    const after = judge(rules, facts)
    const before = judge(now.rules, facts)
    const at = rules.indexOf(after)
    byRule[at] = (byRule[at] ?? 0) + 1
    const compared = compareRequirements(before.then, after.then)
    if (compared === 'same') continue
    const { id, number } = request
    lists[compared].push({ id, number, before: before.then, after: after.then, rule: after.name })
  }
  const cutOff = (list: Changed[]) => ({ count: list.length, newest: list.slice(0, shown) })
  return {
    days: pastDays,
    requests: past.length,
    cut: found.length > past.length,
    byRule,
    more: cutOff(lists.more),
    less: cutOff(lists.less),
    other: cutOff(lists.other),
  }
}

const factsOf = ({ kind, path, money, payments, overwrites }: PastRequest): Omit<Facts, 'totals'> => ({
  kind,
  path,
  money,
  payments,
  overwrites,
})
