import { newCondition, newRule, type TypedCondition, type TypedPolicy, type TypedRule } from './typed.ts'

type Rules = TypedPolicy['rules']

/** Above the last, which stays the last. */
export const withRule = (rules: Rules, added: TypedRule = newRule()): Rules => [
  ...rules.slice(0, -1),
  added,
  ...rules.slice(-1),
]

export const withoutRule = (rules: Rules, key: string): Rules => rules.filter((rule) => rule.key !== key)

/** One place up or down, never past the last. */
export function withMoved(rules: Rules, key: string, by: -1 | 1): Rules {
  const from = rules.findIndex((rule) => rule.key === key)
  const to = from + by
  const last = rules.length - 1
  if (from < 0 || from >= last || to < 0 || to >= last) return rules
  return rules.map((rule, at) => (at === from ? rules[to] : at === to ? rules[from] : rule) ?? rule)
}

export const withChanged = (rules: Rules, key: string, changed: Partial<TypedRule>): Rules =>
  rules.map((rule) => (rule.key === key ? { ...rule, ...changed } : rule))

export const withCondition = (when: TypedRule['when']): TypedRule['when'] => [...when, newCondition()]

export const withoutCondition = (when: TypedRule['when'], key: string) =>
  when.filter((one) => one.key !== key)

export const withChangedCondition = (
  when: TypedRule['when'],
  key: string,
  changed: Partial<TypedCondition>,
) => when.map((one) => (one.key === key ? { ...one, ...changed } : one))
