import type { Kind } from '#db/words.ts'
import type { Reason } from '#lib/providers/finding.ts'
import type { Asked } from '#lib/policy/find-required.ts'
import { atStake, paymentsOf, type Plan } from './plan.ts'

/** Reasons that tell that another referrer's credit would be touched. */
const overwriting: Reason[] = ['other code', 'other new user', 'attributed to another']

/** What the policy asks about a request. Pure. */
export const policyFacts = (plan: Plan, kind: Kind): Asked['facts'] => ({
  kind,
  path: plan.path,
  money: atStake(plan),
  payments: paymentsOf(plan).length,
  overwrites: plan.findings.some(({ reason }) => (overwriting as string[]).includes(reason)),
})
