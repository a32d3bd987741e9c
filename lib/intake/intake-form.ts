import { z } from 'zod'
import { kinds } from '#db/words.ts'
import { mostAtStake, mostNewUsers, tooMuchMoney } from '#lib/cases/case-form.ts'
import { isPlainLine, isPlainText, withoutTurning } from '#lib/plain-text.ts'

const invisible = 'There is an invisible control character in it. Take it out, then send it again.'

/** Whatever is sent is digested and looked for before the desk's own form reads it. */
const text = (longest: number) => z.string().max(longest).refine(isPlainText, invisible)
const line = (longest: number) => z.string().trim().max(longest).refine(isPlainLine, invisible)

const about = (description: string) => ({ description })

/** What another program sends to open a case: the source of the OpenAPI document too. What its texts mean is said by the desk's own form. */
export const intakeForm = z.strictObject({
  reference: line(200)
    .min(1)
    .refine(
      (reference) => withoutTurning(reference) === reference,
      'There is an invisible character in it that turns the direction of its letters. Take it out, then send it again.',
    )
    .meta(
      about('Your own name for it, such as the number of the ticket. Sending it again opens no second case.'),
    ),
  kind: z.enum(kinds).default('dispute').meta(about('What kind of miss it is.')),
  cause: line(120)
    .default('Other')
    .meta(about('The name of a cause of the desk’s list, in any case of letters.')),
  summary: text(200).min(3).meta(about('What it is about, on one line.')),
  story: text(10_000).default('').meta(about('What happened, in the words of whoever tells it.')),
  referrer: z
    .strictObject({
      name: text(255).default(''),
      email: text(254).default(''),
      id: text(255).default(''),
    })
    .prefault({})
    .meta(about('Who complains.')),
  referral: text(2000).default('').meta(about('The referral code, or the whole link.')),
  happenedOn: text(10).default('').meta(about('The day of the referral: 2026-11-03.')),
  newUsers: z
    .array(
      z.strictObject({
        id: text(255).default(''),
        email: text(254).default(''),
        name: text(255).default(''),
        organizationId: text(255).default(''),
        customerId: text(255).default(''),
      }),
    )
    .max(mostNewUsers)
    .default([])
    .meta(
      about('Whom they say they referred: each with an id, an e-mail, a name or a customer’s id at least.'),
    ),
  stake: z
    .strictObject({
      amount: z
        .int()
        .min(0)
        .max(mostAtStake, tooMuchMoney)
        .meta(about('In minor units: 12000 is 120.00 EUR.')),
      currency: text(3).min(3).meta(about('ISO 4217.')),
    })
    .nullable()
    .default(null)
    .meta(about('The money at stake.')),
  link: text(2000).default('').meta(about('Where it stands in your help desk.')),
})

export type IntakeForm = z.output<typeof intakeForm>
