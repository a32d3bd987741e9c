import { caseFields, caseForm } from '#lib/cases/case-form.ts'
import { sentOf, stakeOf, type Values } from './values.ts'

/** What is wrong, by the field it stands beside; the first thing of each. Empty where it can be sent. */
export function errorsOf(values: Values, withNewUsers: boolean): Partial<Record<string, string>> {
  const stake = stakeOf(values)
  const errors: Partial<Record<string, string>> = typeof stake === 'string' ? { amount: stake } : {}
  const form = withNewUsers ? caseForm : caseFields
  const { error } = form.safeParse({ ...sentOf(values), stake: typeof stake === 'string' ? null : stake })
  for (const { path, message } of error?.issues ?? []) errors[nameOf(path)] ??= message
  return errors
}

const nameOf = ([first]: readonly PropertyKey[]) => (first === 'stake' ? 'amount' : String(first))
