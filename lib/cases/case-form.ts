import { z } from 'zod'
import { kinds } from '#db/words.ts'
import { codePattern, parseReferralCode } from '#lib/attribution/parse-referral-code.ts'
import { isCurrency } from '#lib/currency.ts'
import { isPlainLine, isPlainText, withoutTurning } from '#lib/plain-text.ts'

/** Texts of several lines. */
export const words = (what: string, longest: number) =>
  z
    .string()
    .overwrite(withoutTurning)
    .trim()
    .max(longest, `That is too long for ${what}: at most ${longest.toLocaleString('en')} characters.`)
    .refine(isPlainText, `There is an invisible control character in ${what}. Type it again.`)

/** Texts of one line; empty is null. */
export const lineOrNull = (what: string, longest = 255) =>
  z
    .string()
    .overwrite(withoutTurning)
    .trim()
    .max(longest, `That is too long for ${what}: at most ${String(longest)} characters.`)
    .refine(isPlainLine, `There is an invisible control character in ${what}. Type it again.`)
    .default('')
    .transform((text) => (text === '' ? null : text))

const emailOrNull = z
  .union(
    [z.literal(''), z.email('This is not an e-mail address. Copy it again.').max(254)],
    'This is not an e-mail address. Copy it again.',
  )
  .default('')
  .transform((text) => (text === '' ? null : text))

const linkOrNull = z
  .union(
    [
      z.literal(''),
      z
        .url({ protocol: /^https?$/, error: 'A link begins with https:// or http://. Copy it again.' })
        .overwrite(withoutTurning)
        .max(2000)
        .refine(isPlainLine),
    ],
    'A link begins with https:// or http://. Copy it again.',
  )
  .default('')
  .transform((text) => (text === '' ? null : text))

/** Whom the referrer says they referred: at least one of these is known. */
export const newUserForm = z
  .object({
    newUserId: lineOrNull("the new user's id"),
    email: emailOrNull,
    name: lineOrNull('the name'),
    organizationId: lineOrNull("the organisation's id"),
    customerId: lineOrNull("the customer's id"),
  })
  .refine(
    ({ newUserId, email, name, customerId }) =>
      [newUserId, email, name, customerId].some((one) => one !== null),
    {
      message: 'Enter an id, an e-mail address or a name of the new user.',
      path: ['newUserId'],
    },
  )

export const mostNewUsers = 500

const firstDay = '2000-01-01'

/** It has begun somewhere, wherever whoever tells of it sits. */
const tomorrow = () => new Date(Date.now() + 24 * 3600_000).toISOString().slice(0, 10)

const day = z
  .union(
    [
      z.literal(''),
      z.iso
        .date('Write the day as 2026-11-03.')
        .refine((written) => written >= firstDay, 'Write a day from 2000 on, as 2026-11-03.')
        .refine(
          (written) => written <= tomorrow(),
          'This day is yet to come. Write the one they referred on.',
        ),
    ],
    'Write the day as 2026-11-03.',
  )
  .default('')
  .transform((text) => (text === '' ? null : text))

/** In minor units: more than any referral is worth, and far from where JavaScript shows amounts no more as they are. */
export const mostAtStake = 10_000_000_000_000
export const tooMuchMoney = 'This is too much money for one case. Check the amount.'

/** What is known of a case; the sentences are shown beside the fields. */
export const caseFields = z.object({
  kind: z.enum(kinds, 'Choose what kind of miss it is.'),
  causeId: z.uuid('Choose the cause.'),
  summary: words('the summary', 200)
    .min(3, 'Say in a few words what it is about.')
    .refine((text) => !/[\r\n]/.test(text), 'The summary is one line. Take the line breaks out of it.'),
  story: words('the story', 10_000).default(''),
  referrerName: lineOrNull('the name'),
  referrerEmail: emailOrNull,
  referrerId: lineOrNull("the referrer's id"),
  /** A code, or a whole referral link. */
  referral: lineOrNull('the code or link', 2000),
  happenedOn: day,
  stake: z
    .object({
      /** In minor units. */
      amount: z.int().min(0).max(mostAtStake, tooMuchMoney),
      currency: z
        .string()
        .toLowerCase()
        .refine(isCurrency, 'This is no currency that money is counted in. Write it as EUR.'),
    })
    .nullable()
    .default(null),
  sourceLink: linkOrNull,
})

export const caseForm = caseFields.extend({
  newUsers: z
    .array(newUserForm)
    .max(
      mostNewUsers,
      `One case has at most ${String(mostNewUsers)} new users. Open another one for the rest.`,
    )
    .default([]),
})

export type CaseFields = z.output<typeof caseFields>
export type CaseForm = z.output<typeof caseForm>
export type NewUserForm = z.output<typeof newUserForm>

/** As a case keeps it. A text that holds no code stands as it was typed, and gives no code. */
export function columnsOf({ referral, stake, ...fields }: CaseFields) {
  const code = referral === null ? '' : parseReferralCode(referral)
  return {
    ...fields,
    referralGiven: referral,
    referralCode: codePattern.test(code) ? code : null,
    stakeAmount: stake?.amount ?? null,
    stakeCurrency: stake?.currency ?? null,
  }
}
