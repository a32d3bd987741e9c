import type { Finding } from '../finding.ts'
import type { Context } from '../provider.ts'
import { blocker, warning } from '../sentences.ts'
import type { Step } from '../step.ts'
import type { Wanted } from '../wanted.ts'
import { referralIn, referredId, signupBody } from './bodies.ts'
import { emailMissing } from './find-missing.ts'
import type { CelloLook } from './looked.ts'

export interface JudgedSignup {
  steps: Step[]
  findings: Finding[]
}

/** The event that tells Cello of the sign-up, unless it was told before. `email` is what the person typed, or the billing customer's. */
export function judgeSignup(
  look: CelloLook,
  wanted: Wanted,
  { sentBefore, email }: Pick<Context, 'sentBefore'> & { email: string | null },
): JudgedSignup {
  const { referralCode, signup } = wanted
  const none = (finding: Finding): JudgedSignup => ({ steps: [], findings: [finding] })
  const told = sentBefore.flatMap(({ body, requestNumber }) =>
    body ? [{ ...referralIn(body), requestNumber }] : [],
  )
  const same = told.filter(({ referred }) => referred === referredId(wanted))
  const other = same.find((one) => one.referralCode !== referralCode)
  if (other) return none(toldAnother(other.referralCode, other.requestNumber, wanted))
  const [before] = same
  if (before) return none(toldBefore(`R-${String(before.requestNumber)} told Cello of it already.`))
  const shown = look.shown.find((one) => one.referralCode === referralCode)
  if (shown) return none(toldBefore(`Cello shows ${shown.id} under ${referralCode} already.`))
  const organization = look.shown.find(({ id }) => id === wanted.organizationId)
  if (organization) return none(organizationOfAnother(organization.id, organization.referralCode))
  if (!signup) return none(missing)
  if (email === null) return none(emailMissing(look))
  const body = signupBody(wanted, { email, name: signup.name }, signup.at)
  return {
    steps: [{ kind: 'signup', provider: 'cello', customerId: wanted.customerId, body }],
    findings: [],
  }
}

const toldBefore = (sentence: string) =>
  warning('told before', {
    title: 'Cello is not told of the sign-up again.',
    sentence,
    wayOut: "Look in Cello's event feed what became of it before you go on.",
  })

const toldAnother = (code: string, requestNumber: number, { referralCode, newUserId }: Wanted) =>
  blocker('attributed to another', {
    title: `Cello was told another code for this new user: ${code}.`,
    sentence: `R-${String(requestNumber)} told Cello that ${newUserId} belongs to ${code}; if ${referralCode} took its place, its referrer would lose the credit.`,
    wayOut: 'Only Cello can move it: write to support@cello.so with both codes.',
    other: code,
  })

const organizationOfAnother = (id: string, code: string) =>
  blocker('attributed to another', {
    title: 'Cello credits another code for this organisation.',
    sentence: `Cello shows ${id} under ${code}, whose referrer would lose credit.`,
    wayOut: 'Only Cello can move it: write to support@cello.so with both codes.',
    other: code,
  })

const missing = blocker('sign-up missing', {
  title: 'Nobody says when the new user signed up.',
  sentence: 'Cello is told of the sign-up first, with its moment.',
  wayOut: "Enter the day and time of the sign-up, as the product's own records have it.",
})
