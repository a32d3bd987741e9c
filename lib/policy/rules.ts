import { z } from 'zod'
import { kinds } from '#db/words.ts'
import { isCurrency } from '#lib/currency.ts'
import { isPlainLine, withoutTurning } from '#lib/plain-text.ts'

export const most = { rules: 40, conditions: 8, days: 365, payments: 100_000, minutes: 60 } as const

const currency = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z]{3}$/, 'A currency has three letters, such as EUR.')
  .refine(isCurrency, 'There is no such currency. Enter its three letters, such as EUR.')
const amount = z.int('Enter an amount, such as 1,000.').min(1, 'Enter an amount above nothing.')
const daysWords = `Enter a number of days from 1 to ${String(most.days)}.`
const days = z.int(daysWords).min(1, daysWords).max(most.days, daysWords)
const paymentsWords = 'Enter a number of payments, at least 1.'
const payments = z.int(paymentsWords).min(1, paymentsWords).max(most.payments, 'That is too many payments.')
const minutesWords = `Enter a number of minutes from 1 to ${String(most.minutes)}.`
const minutes = z.int(minutesWords).min(1, minutesWords).max(most.minutes, minutesWords)

/** Whose total over the last days is added up, what is pending included. */
export const totalsOf = ['requester', 'referrer', 'pair'] as const

/** Amounts are minor units of `currency`. */
export const condition = z.discriminatedUnion('about', [
  z.object({ about: z.literal('money'), currency, atLeast: amount }),
  z.object({ about: z.literal('kind'), in: z.array(z.enum(kinds)).min(1, 'Choose at least one kind.') }),
  z.object({
    about: z.literal('path'),
    in: z
      .array(z.string().min(1).max(60).refine(isPlainLine, 'Choose the paths from the list.'))
      .min(1, 'Choose at least one path.')
      .max(60),
  }),
  z.object({ about: z.literal('overwrites') }),
  z.object({ about: z.literal('payments'), atLeast: payments }),
  z.object({ about: z.literal('total'), of: z.enum(totalsOf), days, currency, atLeast: amount }),
])

const text = (what: string, longest: number) =>
  z
    .string()
    .overwrite(withoutTurning)
    .trim()
    .max(longest, `That is too long: at most ${String(longest)} characters.`)
    .min(1, what)
    .refine(isPlainLine, 'There is an invisible control character in it. Type it again.')

/** `reason`: a regular expression that the written reason must match, and what to write, in words. */
export const requirement = z.object({
  approvers: z.int().min(1).max(3),
  manager: z.boolean(),
  freshMinutes: minutes.nullable(),
  reason: z
    .object({
      pattern: text('Enter the pattern that the reason must match.', 200),
      words: text('Say in words what to write: whoever approves reads it.', 200),
    })
    .nullable(),
})

export const rule = z.object({
  name: text('Give the rule a name.', 80),
  when: z.array(condition).max(most.conditions, `A rule has at most ${String(most.conditions)} conditions.`),
  then: requirement,
})

/** An ordered list: the first rule whose conditions all hold counts. The last has none, so that one always does. */
export const policyRules = z
  .array(rule)
  .min(1, 'A policy has at least the rule for everything else.')
  .max(most.rules, `A policy has at most ${String(most.rules)} rules. Remove some, or make one of several.`)
  .superRefine((rules, issues) => {
    for (const { path, message } of structureProblems(rules))
      issues.addIssue({ code: 'custom', path, message })
  })

interface Named {
  name: string
  when: readonly unknown[]
}

/** What is wrong with the list as a list; the form asks for it while single fields are not right yet. */
export const structureProblems = (rules: readonly Named[]) =>
  rules.flatMap(({ name, when }, at) => {
    const isLast = at === rules.length - 1
    const twin = rules.findIndex((other) => sameName(other.name, name))
    return [
      ...(isLast && when.length > 0 ? [problem(at, 'when', lastHasNone)] : []),
      ...(!isLast && when.length === 0 ? [problem(at, 'when', needsCondition)] : []),
      ...(twin < at && name.trim() !== '' ? [problem(at, 'name', sameNameAs(twin + 1))] : []),
    ]
  })

const problem = (at: number, part: 'when' | 'name', message: string) => ({ path: [at, part], message })

const lastHasNone = 'The last rule has no condition: it is for everything else.'
const needsCondition =
  'Give it a condition: without one it catches everything, and no rule below it ever counts.'
const sameNameAs = (number: number) =>
  `Rule ${String(number)} has this name. Give each its own: the audit tells of rules by name.`

const sameName = (one: string, other: string) => one.trim().toLowerCase() === other.trim().toLowerCase()

export type Condition = z.infer<typeof condition>
export type Total = Extract<Condition, { about: 'total' }>
export type TotalOf = (typeof totalsOf)[number]
export type Requirement = z.infer<typeof requirement>
export type Reason = NonNullable<Requirement['reason']>
export type Rule = z.infer<typeof rule>
