import { z } from 'zod'
import { kinds } from '#db/words.ts'

const currency = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z]{3}$/, 'A currency is three letters, such as EUR.')
const amount = z.int('Enter an amount.').min(0)
const days = z.int().min(1, 'At least one day.').max(365, 'At most 365 days.')

/** Whose total over the last days is added up, what is pending included. */
export const totalsOf = ['requester', 'referrer', 'pair'] as const

/** Amounts are minor units of `currency`. */
export const condition = z.discriminatedUnion('about', [
  z.object({ about: z.literal('money'), currency, atLeast: amount }),
  z.object({ about: z.literal('kind'), in: z.array(z.enum(kinds)).min(1, 'Choose at least one kind.') }),
  z.object({
    about: z.literal('path'),
    in: z.array(z.string().min(1).max(60)).min(1, 'Choose at least one path.'),
  }),
  z.object({ about: z.literal('overwrites') }),
  z.object({ about: z.literal('payments'), atLeast: z.int().min(1).max(100_000) }),
  z.object({ about: z.literal('total'), of: z.enum(totalsOf), days, currency, atLeast: amount }),
])

/** `reason`: a regular expression that the written reason must match, and what to write, in words. */
export const requirement = z.object({
  approvers: z.int().min(1).max(3),
  manager: z.boolean(),
  freshMinutes: z.int().min(1).max(60).nullable(),
  reason: z
    .object({
      pattern: z
        .string()
        .min(1)
        .max(200)
        .refine(isPattern, 'This is no regular expression that can be checked.'),
      words: z.string().trim().min(1, 'Say in words what to write.').max(200),
    })
    .nullable(),
})

export const rule = z.object({
  name: z.string().trim().min(1, 'Give the rule a name.').max(80),
  when: z.array(condition).max(8),
  then: requirement,
})

/** An ordered list: the first rule whose conditions all hold counts. The last has none, so that one always does. */
export const policyRules = z
  .array(rule)
  .min(1)
  .max(40)
  .refine(
    (rules) => rules.at(-1)?.when.length === 0,
    'The last rule has no condition: it is for everything else.',
  )

export type Condition = z.infer<typeof condition>
export type Requirement = z.infer<typeof requirement>
export type Rule = z.infer<typeof rule>
export type TotalOf = (typeof totalsOf)[number]

/** What a policy asks about a request. `totals` answers for one condition; the request itself is in it. */
export interface Facts {
  kind: string
  path: string
  money: readonly { amount: number; currency: string }[]
  payments: number
  overwrites: boolean
  totals: (asked: Extract<Condition, { about: 'total' }>) => number
}

/** The rule that counts for a request. Pure. */
export function judge(rules: readonly Rule[], facts: Facts): Rule {
  const found = rules.find(({ when }) => when.every((one) => holds(one, facts)))
  if (!found) throw new Error('a policy without a rule for everything else')
  return found
}

function holds(one: Condition, facts: Facts): boolean {
  switch (one.about) {
    case 'money':
      return facts.money.some(({ currency: of, amount: is }) => of === one.currency && is >= one.atLeast)
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

/** What all of them ask for: of each requirement the strictest, and every reason. */
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

export type Reason = NonNullable<Requirement['reason']>

/** No backtracking that grows without bound: no repetition of a group, no back reference. */
function isPattern(pattern: string): boolean {
  if (/\)[*+{]|\\[1-9]|\(\?[=!<]/.test(pattern)) return false
  try {
    return new RegExp(pattern, 'u') instanceof RegExp
  } catch {
    return false
  }
}
