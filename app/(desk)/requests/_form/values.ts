import { codePattern, parseReferralCode } from '#lib/attribution/parse-referral-code.ts'
import { planForm, requestForm } from '#lib/attribution/request-form.ts'

/** What stands in the form, as it was typed. */
export interface Values {
  path: string
  /** The e-mail or id by which the customer was looked for. */
  search: string
  customerId: string
  referralCode: string
  newUserId: string
  organizationId: string
  kind: string
  cause: string
  explanation: string
}

export type FieldName = Exclude<keyof Values, 'search'>

export const empty: Values = {
  path: '',
  search: '',
  customerId: '',
  referralCode: '',
  newUserId: '',
  organizationId: '',
  kind: '',
  cause: '',
  explanation: '',
}

/** Where the form and what it was opened with are one, nothing was typed. */
export const isSame = (one: Values, other: Values) =>
  (Object.keys(one) as (keyof Values)[]).every((name) => one[name] === other[name])

/** As much as a plan needs, once it is there and well formed. */
export const checkPlanForm = (values: Values) => {
  const checked = planForm.safeParse(values)
  if (!checked.success || !codePattern.test(checked.data.referralCode)) return null
  return { ...checked.data, organizationId: checked.data.organizationId ?? '' }
}

export const checkForm = (values: Values) => {
  const checked = requestForm.safeParse(values)
  return checked.success ? checked.data : null
}

/** What is wrong with each field, in the words of the form's schema. */
export function errorsOf(values: Values): Partial<Record<FieldName, string>> {
  const checked = requestForm.safeParse(values)
  const issues = (checked.error?.issues ?? []).map(({ path, message }) => [path[0], message] as const)
  const typed = values.referralCode.trim()
  const code = parseReferralCode(typed)
  const malformed =
    typed === '' || codePattern.test(code)
      ? []
      : [
          [
            'referralCode',
            `A referral code is 11 letters and digits; “${code.slice(0, 40)}” is not. Copy it again.`,
          ],
        ]
  return Object.fromEntries([...malformed, ...issues.reverse()]) as Partial<Record<FieldName, string>>
}

const names: Record<FieldName, string> = {
  path: 'the path',
  customerId: 'the customer',
  referralCode: 'the referral code',
  newUserId: 'the new user id',
  organizationId: 'the organisation id',
  kind: 'the kind',
  cause: 'the cause',
  explanation: 'what happened',
}

/** What is left to fill in, in the order of the form. */
export const missingOf = (values: Values) =>
  (Object.keys(names) as FieldName[])
    .filter((name) => name !== 'organizationId' && values[name].trim() === '')
    .map((name) => names[name])
