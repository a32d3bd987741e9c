import { z } from 'zod'
import { kinds } from '#db/words.ts'
import { parseReferralCode } from './parse-referral-code.ts'

/** Why automatic attribution missed it. `other` asks for more in the explanation. */
export const causes = [
  'code lost at sign-up',
  'signed up on another device',
  'cookies refused',
  'marked after the first payment',
  'webhook outage',
  'campaign set up wrong',
  'agreed by hand',
  'other',
] as const

const id = (what: string, longest = 255) =>
  z
    .string()
    .trim()
    .min(1, `Enter ${what}.`)
    .max(longest, `That is too long for ${what}: at most ${String(longest)} characters. Copy it again.`)
    .regex(/^\S+$/, `There is a space or line break in ${what}. Copy it again without it.`)
    .regex(
      /^[A-Za-z0-9._:|@+=/~#-]+$/,
      `There is a character in ${what} that ids do not have. Letters, digits and . _ - : | @ + = / ~ # are fine; copy it again.`,
    )

/** What a person types to file or edit a request; the sentences are shown beside the fields. */
export const requestForm = z.object({
  path: z.string().min(1, 'Choose a path.'),
  customerId: id('the customer'),
  referralCode: z
    .string()
    .trim()
    .min(1, "Enter the referrer's code, or paste the whole referral link.")
    .max(2000, 'That is too long for a code or a link. Copy it again.')
    .transform(parseReferralCode),
  newUserId: id("the new user's id"),
  organizationId: z
    .union([z.literal(''), id("the organisation's id")])
    .optional()
    .transform((text) => (text === undefined || text === '' ? null : text)),
  kind: z.enum(kinds, 'Choose what kind of miss it is.'),
  cause: z.enum(causes, 'Choose why it was missed.'),
  explanation: z
    .string()
    .trim()
    .min(10, 'Say in a sentence what happened: whoever decides reads it.')
    .max(5000, 'That is too long: at most 5,000 characters.')
    .refine(
      (text) => !/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/.test(text),
      'There is an invisible control character in the text. Type it again.',
    ),
})

/** As much of it as a plan needs. */
export const planForm = requestForm.pick({
  path: true,
  customerId: true,
  referralCode: true,
  newUserId: true,
  organizationId: true,
})

export type RequestForm = z.output<typeof requestForm>
export type PlanForm = z.output<typeof planForm>
export type Cause = (typeof causes)[number]
