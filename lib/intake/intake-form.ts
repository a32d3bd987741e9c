import { z } from 'zod'
import { kinds } from '#db/words.ts'
import { mostNewUsers } from '#lib/cases/case-form.ts'

const isVisible = (text: string) => !/\p{Cc}/u.test(text) && text.isWellFormed()
const invisible = 'There is an invisible control character in it. Send it without.'

const about = (description: string) => ({ description })

/** What another program sends to open a case: the source of the OpenAPI document too. What its other texts may hold is said by the desk's own form. */
export const intakeForm = z.strictObject({
  reference: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .refine(isVisible, invisible)
    .meta(
      about('Your own name for it, such as the number of the ticket. Sending it again opens no second case.'),
    ),
  kind: z.enum(kinds).default('dispute').meta(about('What kind of miss it is.')),
  cause: z
    .string()
    .trim()
    .max(120)
    .refine(isVisible, invisible)
    .default('Other')
    .meta(about('The name of a cause of the desk’s list, in any case of letters.')),
  summary: z.string().min(3).max(200).meta(about('What it is about, on one line.')),
  story: z.string().max(10_000).default('').meta(about('What happened, in the words of whoever tells it.')),
  referrer: z
    .strictObject({
      name: z.string().max(255).default(''),
      email: z.string().max(254).default(''),
      id: z.string().max(255).default(''),
    })
    .prefault({})
    .meta(about('Who complains.')),
  referral: z.string().max(2000).default('').meta(about('The referral code, or the whole link.')),
  happenedOn: z.string().max(10).default('').meta(about('The day of the referral: 2026-11-03.')),
  newUsers: z
    .array(
      z.strictObject({
        id: z.string().max(255).default(''),
        email: z.string().max(254).default(''),
        name: z.string().max(255).default(''),
        organizationId: z.string().max(255).default(''),
        customerId: z.string().max(255).default(''),
      }),
    )
    .max(mostNewUsers)
    .default([])
    .meta(
      about('Whom they say they referred: each with an id, an e-mail, a name or a customer’s id at least.'),
    ),
  stake: z
    .strictObject({
      amount: z.int().min(0).meta(about('In minor units: 12000 is 120.00 EUR.')),
      currency: z.string().length(3).meta(about('ISO 4217.')),
    })
    .nullable()
    .default(null)
    .meta(about('The money at stake.')),
  link: z.string().max(2000).default('').meta(about('Where it stands in your help desk.')),
})

export type IntakeForm = z.output<typeof intakeForm>
