import { blockersOf, type Plan } from '#lib/attribution/plan.ts'
import type { Reason } from '#lib/providers/finding.ts'

const about: Record<'customer' | 'code' | 'signup' | 'e-mail' | 'terms', readonly string[]> = {
  customer: ['customer unknown', 'customer deleted'] satisfies Reason[],
  code: ['code malformed', 'code unknown', 'code of the new user'] satisfies Reason[],
  signup: ['sign-up missing'] satisfies Reason[],
  'e-mail': ['e-mail missing'] satisfies Reason[],
  terms: ['terms missing'] satisfies Reason[],
}

/** What the plan holds against a field, in short: the whole sentence stands on top of the plan. */
export const saysOf = (plan: Plan | null, field: keyof typeof about) =>
  plan === null ? undefined : blockersOf(plan).find(({ reason }) => about[field].includes(reason))?.title
