import type { Reason as Kept } from '#lib/providers/finding.ts'
import type { Reason, Requirement, Rule, Total } from './rules.ts'

/** What a policy asks about a request. `totals` answers for one condition; the request's own money is in it. */
export interface Facts {
  kind: string
  path: string
  money: readonly { amount: number; currency: string }[]
  payments: number
  overwrites: boolean
  totals: (asked: Total) => number
}

/** Reasons among a plan's findings that tell that another referrer's credit would be touched. */
export const overwriting: string[] = [
  'other code',
  'other new user',
  'attributed to another',
] satisfies Kept[]

/** The rule that counts for a request: the first whose conditions all hold. Pure. */
export function judge(rules: readonly Rule[], facts: Facts): Rule {
  const found = rules.find(({ when }) => when.every((one) => holds(one, facts)))
  if (!found) throw new Error('a policy without a rule for everything else')
  return found
}

function holds(one: Rule['when'][number], facts: Facts): boolean {
  switch (one.about) {
    case 'money':
      return moneyIn(facts.money, one.currency) >= one.atLeast
    case 'kind':
      return (one.in as readonly string[]).includes(facts.kind)
    case 'path':
      return one.in.includes(facts.path)
    case 'overwrites':
      return facts.overwrites
    case 'payments':
      return facts.payments >= one.atLeast
    case 'total':
      return facts.totals(one) >= one.atLeast
  }
}

/** Minor units of one currency. */
export const moneyIn = (money: Facts['money'], currency: string) =>
  money.reduce((sum, one) => sum + (one.currency === currency ? one.amount : 0), 0)

/** What all of them ask for: of each requirement the strictest, and every reason. Pure. */
export function strictest(all: readonly Requirement[]): Omit<Requirement, 'reason'> & { reasons: Reason[] } {
  const fresh = all.map(({ freshMinutes }) => freshMinutes).filter((minutes) => minutes !== null)
  const reasons = all.map(({ reason }) => reason).filter((reason) => reason !== null)
  return {
    approvers: Math.max(...all.map(({ approvers }) => approvers)),
    manager: all.some(({ manager }) => manager),
    freshMinutes: fresh.length === 0 ? null : Math.min(...fresh),
    reasons: reasons.filter(
      ({ pattern }, at) => reasons.findIndex((same) => same.pattern === pattern) === at,
    ),
  }
}
