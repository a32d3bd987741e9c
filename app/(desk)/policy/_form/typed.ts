import { v7 } from 'uuid'
import { z } from 'zod'
import { decimalAmount } from '#lib/currency.ts'
import { type Condition, type Rule, totalsOf } from '#lib/policy/rules.ts'

const abouts = ['money', 'kind', 'path', 'overwrites', 'payments', 'total'] as const

/** A condition as it is typed; what it is not about is kept, so that nothing is lost by choosing something else for a moment. */
const typedCondition = z.object({
  key: z.string(),
  about: z.enum(abouts),
  amount: z.string(),
  currency: z.string(),
  days: z.string(),
  payments: z.string(),
  of: z.enum(totalsOf),
  kinds: z.array(z.string()),
  paths: z.array(z.string()),
})

const typedRule = z.object({
  key: z.string(),
  name: z.string(),
  when: z.array(typedCondition),
  approvers: z.string(),
  manager: z.boolean(),
  fresh: z.boolean(),
  minutes: z.string(),
  reason: z.boolean(),
  pattern: z.string(),
  words: z.string(),
})

/** What stands in the form, as this browser keeps it. `basedOn` is the version that was in force when it was begun. */
export const typedPolicy = z.object({
  rules: z.array(typedRule).min(1),
  expiresAfterDays: z.string(),
  because: z.string(),
  basedOn: z.number(),
})

export type TypedCondition = z.infer<typeof typedCondition>
export type TypedRule = z.infer<typeof typedRule>
export type TypedPolicy = z.infer<typeof typedPolicy>
export type About = (typeof abouts)[number]

export const newCondition = (over: Partial<TypedCondition> = {}): TypedCondition => ({
  key: v7(),
  about: 'money',
  amount: '',
  currency: '',
  days: '30',
  payments: '',
  of: 'requester',
  kinds: [],
  paths: [],
  ...over,
})

export const newRule = (over: Partial<TypedRule> = {}): TypedRule => ({
  key: v7(),
  name: '',
  when: [newCondition()],
  approvers: '2',
  manager: false,
  fresh: false,
  minutes: '15',
  reason: false,
  pattern: '',
  words: '',
  ...over,
})

interface Version {
  version: number
  rules: readonly Rule[]
  expiresAfterDays: number
}

/** A version as the form shows it when it is opened. The keys come from the places, so that server and browser draw the same. */
export const typedOf = ({ version, rules, expiresAfterDays }: Version): TypedPolicy => ({
  rules: rules.map((rule, at) => typedRuleOf(rule, `rule-${at}`)),
  expiresAfterDays: String(expiresAfterDays),
  because: '',
  basedOn: version,
})

const typedRuleOf = ({ name, when, then }: Rule, key: string): TypedRule =>
  newRule({
    key,
    name,
    when: when.map((one, at) => newCondition({ ...typedConditionOf(one), key: `${key}-${at}` })),
    approvers: String(then.approvers),
    manager: then.manager,
    ...(then.freshMinutes !== null && { fresh: true, minutes: String(then.freshMinutes) }),
    ...(then.reason !== null && { reason: true, ...then.reason }),
  })

function typedConditionOf(one: Condition): Partial<TypedCondition> {
  const { about } = one
  switch (about) {
    case 'money':
      return { about, ...typedMoney(one) }
    case 'kind':
      return { about, kinds: one.in }
    case 'path':
      return { about, paths: one.in }
    case 'overwrites':
      return { about }
    case 'payments':
      return { about, payments: String(one.atLeast) }
    case 'total':
      return { about, ...typedMoney(one), of: one.of, days: String(one.days) }
  }
}

const typedMoney = ({ atLeast, currency }: { atLeast: number; currency: string }) => ({
  amount: decimalAmount(atLeast, currency),
  currency: currency.toUpperCase(),
})
