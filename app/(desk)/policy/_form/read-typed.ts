import { readAmount } from '#lib/attribution/read-amount.ts'
import { currencyDigits, isCurrency, minorUnits } from '#lib/currency.ts'
import { policyForm } from '#lib/policy/policy-form.ts'
import { policyRules, type Rule, rule as ruleForm, structureProblems } from '#lib/policy/rules.ts'
import type { TypedCondition, TypedPolicy, TypedRule } from './typed.ts'

/** Sentences by the path of their field: "rules.0.when.1.atLeast". */
export type Problems = Readonly<Record<string, string>>

export interface ReadPolicy {
  /** The rules, where all of them are right. */
  rules: Rule[] | null
  /** Each rule that is right by itself. */
  each: (Rule | null)[]
  expiresAfterDays: number
  problems: Problems
}

/** Reads what stands in the form; what is not right has its sentence. Pure. */
export function readTyped(typed: TypedPolicy): ReadPolicy {
  const problems: Record<string, string> = {}
  const rules = typed.rules.map((rule, at) => readRule(rule, `rules.${at}`, problems))
  const checked = policyRules.safeParse(rules)
  const issues = checked.error?.issues ?? []
  for (const { path, message } of [...issues, ...structureProblems(typed.rules)])
    problems[['rules', ...path].join('.')] ??= message
  const expiresAfterDays = wholeNumber(typed.expiresAfterDays)
  const rest = policyForm.pick({ expiresAfterDays: true, because: true })
  for (const { path, message } of rest.safeParse({ ...typed, expiresAfterDays }).error?.issues ?? [])
    problems[path.join('.')] ??= message
  const isRight = checked.success && !Object.keys(problems).some((path) => path.startsWith('rules'))
  return {
    rules: isRight ? checked.data : null,
    each: rules.map((rule) => ruleForm.safeParse(rule).data ?? null),
    expiresAfterDays,
    problems,
  }
}

type Draft = Record<string, unknown>

function readRule(typed: TypedRule, path: string, problems: Record<string, string>): Draft {
  return {
    name: typed.name,
    when: typed.when.map((one, at) => readCondition(one, `${path}.when.${at}`, problems)),
    then: {
      approvers: Number(typed.approvers),
      manager: typed.manager,
      freshMinutes: typed.fresh ? wholeNumber(typed.minutes) : null,
      reason: typed.reason ? { pattern: typed.pattern, words: typed.words } : null,
    },
  }
}

function readCondition(typed: TypedCondition, path: string, problems: Record<string, string>): Draft {
  const { about } = typed
  switch (about) {
    case 'money':
      return { about, ...readMoney(typed, path, problems) }
    case 'kind':
      return { about, in: typed.kinds }
    case 'path':
      return { about, in: typed.paths }
    case 'overwrites':
      return { about }
    case 'payments':
      return { about, atLeast: wholeNumber(typed.payments) }
    case 'total':
      return { about, of: typed.of, days: wholeNumber(typed.days), ...readMoney(typed, path, problems) }
  }
}

/** A currency beside the amount, or in it; without one that is known, the amount is not read. */
function readMoney({ amount, currency }: TypedCondition, path: string, problems: Record<string, string>) {
  const chosen = currency.trim().toLowerCase()
  if (amount.trim() === '') return { currency: chosen, atLeast: NaN }
  const read = readAmount(amount, isCurrency(chosen) ? chosen : undefined)
  if (typeof read === 'string') {
    problems[`${path}.atLeast`] = read
    return { currency: chosen, atLeast: NaN }
  }
  const of = chosen === '' ? (read.currency ?? '') : chosen
  if (!isCurrency(of)) return { currency: of, atLeast: 1 }
  const atLeast = minorUnits(read.amount, currencyDigits(of))
  return { currency: of, atLeast: atLeast ?? NaN }
}

/** Figures alone; NaN where something else stands there. */
const wholeNumber = (text: string) => (/^\d{1,9}$/.test(text.trim()) ? Number(text.trim()) : NaN)
