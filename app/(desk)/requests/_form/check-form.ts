import { codePattern, parseReferralCode } from '#lib/attribution/parse-referral-code.ts'
import { planForm, requestForm } from '#lib/attribution/request-form.ts'
import { readMoment } from '#lib/attribution/read-moment.ts'
import { whatIsWrong } from '#lib/attribution/parse-payments.ts'
import { billingIn } from './paths.ts'
import { readList } from './payments/read-list.ts'
import { askedIn, type Sent, sentOf, type Situation } from './sent.ts'
import type { FieldName, Values } from './values.ts'

const planFields = Object.keys(planForm.shape) as (keyof typeof planForm.shape)[]

/** As much as a plan needs, once it is there and well formed. */
export function checkPlanForm(
  values: Values,
  situation: Situation,
): Pick<Sent, (typeof planFields)[number]> | null {
  const sent = sentOf(values, situation)
  const checked = planForm.safeParse(sent)
  if (!checked.success || !codePattern.test(checked.data.referralCode)) return null
  if (lacksCustomer(values, situation) || lacksBilling(values, situation)) return null
  if (wrongPayments(sent) !== undefined) return null
  const { referralCode, newUserId } = checked.data
  const fields = Object.fromEntries(planFields.map((name) => [name, sent[name].trim()])) as Pick<
    Sent,
    (typeof planFields)[number]
  >
  return { ...fields, referralCode, newUserId }
}

/** Whether all of it can be sent. */
export const isWhole = (values: Values, situation: Situation) =>
  requestForm.safeParse(sentOf(values, situation)).success && checkPlanForm(values, situation) !== null

/** What is wrong with each field, in the words of the form's schema. */
export function errorsOf(values: Values, situation: Situation): Partial<Record<FieldName, string>> {
  const sent = sentOf(values, situation)
  const issues = (requestForm.safeParse(sent).error?.issues ?? []).map(
    ({ path, message }) => [path[0], message] as const,
  )
  return Object.fromEntries([
    ...(lacksCustomer(values, situation) ? [['customerId', 'Enter the customer.']] : []),
    ...(lacksBilling(values, situation) ? [['billing', 'Choose who bills.']] : []),
    ...malformedCode(values),
    ...optional('payments', wrongPayments(sent)),
    ...issues.reverse(),
    ...optional('signupAt', wrongMoment(sent.signupAt, situation)),
  ]) as Partial<Record<FieldName, string>>
}

const optional = (name: FieldName, sentence: string | undefined) =>
  sentence === undefined ? [] : [[name, sentence]]

const lacksCustomer = (values: Values, { path }: Situation) =>
  askedIn(values, path).customer && values.customerId.trim() === ''

const lacksBilling = ({ billing }: Values, { path }: Situation) =>
  path?.needs.billing === true && !path.needs.payments && billingIn(path, billing) === undefined

/** The sentence with the reader's zone, which the schema does not know. */
function wrongMoment(text: string, { zone }: Situation): string | undefined {
  const read = text.trim() === '' ? undefined : readMoment(text, { now: new Date(), zone })
  return typeof read === 'string' ? read : undefined
}

function wrongPayments({ payments, zone }: Pick<Sent, 'payments' | 'zone'>): string | undefined {
  const read = readList(payments, zone)
  if (typeof read === 'string') return read
  return read.payments === null ? whatIsWrong(read) : undefined
}

function malformedCode({ referralCode }: Values) {
  const typed = referralCode.trim()
  const code = parseReferralCode(typed)
  if (typed === '' || codePattern.test(code)) return []
  const sentence = `A referral code is 11 letters and digits; “${code.slice(0, 40)}” is not. Copy it again.`
  return [['referralCode', sentence]]
}

const names: Partial<Record<FieldName, string>> = {
  path: 'the path',
  billing: 'who bills',
  customerId: 'the customer',
  referralCode: 'the referral code',
  newUserId: 'the new user id',
  kind: 'the kind',
  cause: 'the cause',
  explanation: 'what happened',
}

/** What is left to fill in, in the order of the form. What else a path needs, its plan says. */
export function missingOf(values: Values, situation: Situation): string[] {
  const isMissing = (name: FieldName) => {
    if (name === 'customerId') return lacksCustomer(values, situation)
    if (name === 'billing') return lacksBilling(values, situation)
    return values[name].trim() === ''
  }
  return (Object.keys(names) as FieldName[]).filter(isMissing).flatMap((name) => names[name] ?? [])
}
