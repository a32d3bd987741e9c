import { z } from 'zod'
import { isPlainText, withoutTurning } from '#lib/plain-text.ts'
import { policyRules } from './rules.ts'

const daysWords = 'Enter a number of days from 1 to 90.'

/** What an admin proposes; the sentences are shown beside the fields. */
export const policyForm = z.object({
  rules: policyRules,
  expiresAfterDays: z.int(daysWords).min(1, daysWords).max(90, daysWords),
  because: z
    .string()
    .overwrite(withoutTurning)
    .trim()
    .min(10, 'Say in a sentence why: the second admin reads it.')
    .max(2000, 'That is too long: at most 2,000 characters.')
    .refine(isPlainText, 'There is an invisible control character in the text. Type it again.'),
  /** The version that was in force when it was written. */
  basedOn: z.int().min(1),
})

export type PolicyForm = z.output<typeof policyForm>
