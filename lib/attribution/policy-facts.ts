import type { Kind } from '#db/words.ts'
import type { Asked } from '#lib/policy/find-required.ts'
import { overwriting } from '#lib/policy/judge.ts'
import { atStake, paymentsOf, type Plan } from './plan.ts'

/** What the policy asks about a request. Pure. */
export const policyFacts = (plan: Plan, kind: Kind): Asked['facts'] => ({
  kind,
  path: plan.path,
  money: atStake(plan),
  payments: paymentsOf(plan).length,
  overwrites: plan.findings.some(({ reason }) => overwriting.includes(reason)),
})
