import { z } from 'zod'
import { kinds } from '#db/words.ts'
import { intervals } from '#lib/providers/wanted.ts'
import { isPlainLine, isPlainText, withoutTurning } from '#lib/plain-text.ts'
import { parseReferralCode } from './parse-referral-code.ts'
import { readMoment } from './read-moment.ts'
import { isZone } from './zones.ts'

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

const idOrNone = (what: string) => z.union([z.literal(''), id(what)]).default('')

const line = (what: string, longest = 255) =>
  z
    .string()
    .overwrite(withoutTurning)
    .trim()
    .max(longest, `That is too long for ${what}: at most ${String(longest)} characters.`)
    .refine(isPlainLine, `There is an invisible control character in ${what}. Type it again.`)
    .default('')

/** Sent with its zone; what comes out is ISO 8601 in UTC. */
const moment = z
  .string()
  .default('')
  .transform((text, issues) => {
    if (text.trim() === '') return ''
    const read = readMoment(text, { now: new Date(), zone: undefined })
    if (typeof read !== 'string') return read.at
    issues.addIssue({ code: 'custom', message: read })
    return z.NEVER
  })

/** Letters. */
export const longestExplanation = 5000

/**
 * What a person types to file or edit a request; the sentences are shown beside the fields. Flat texts: which of them are asked for is
 * said by the path (`askedOf`), and what they mean by `wantedOf`.
 */
export const requestForm = z.object({
  path: z.string().min(1, 'Choose a path.').refine(isPlainLine, 'Choose a path.'),
  billing: line('the billing provider'),
  customerId: idOrNone('the customer'),
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
  signupAt: moment,
  signupEmail: z
    .union([z.literal(''), z.email('This is not an e-mail address. Copy it again.').max(254)])
    .default(''),
  signupName: line('the name'),
  interval: z.union([z.literal(''), z.enum(intervals)], 'Choose an interval from the list.').default(''),
  productKey: line('the product'),
  /** CSV, as `parsePayments` reads it. */
  payments: z.string().max(500_000, 'The list of payments is too long. Remove some.').default(''),
  /** In which the payments' moments are meant that do not say their own. */
  zone: z
    .string()
    .default('')
    .refine((zone) => zone === '' || isZone(zone), 'Choose the time zone once more.'),
  /** Nothing is sent: the request is the message to Cello support. */
  supportOnly: z.enum(['', 'yes']).default(''),
  kind: z.enum(kinds, 'Choose what kind of miss it is.'),
  cause: z.enum(causes, 'Choose why it was missed.'),
  explanation: z
    .string()
    .overwrite(withoutTurning)
    .trim()
    .min(10, 'Say in a sentence what happened: whoever decides reads it.')
    .max(
      longestExplanation,
      `That is too long: at most ${longestExplanation.toLocaleString('en')} characters.`,
    )
    .refine(isPlainText, 'There is an invisible control character in the text. Type it again.'),
})

/** As much of it as a plan needs. */
export const planForm = requestForm.pick({
  path: true,
  billing: true,
  customerId: true,
  referralCode: true,
  newUserId: true,
  organizationId: true,
  signupAt: true,
  signupEmail: true,
  signupName: true,
  interval: true,
  productKey: true,
  payments: true,
  zone: true,
  supportOnly: true,
})

export type RequestForm = z.output<typeof requestForm>
export type PlanForm = z.output<typeof planForm>
export type Cause = (typeof causes)[number]
