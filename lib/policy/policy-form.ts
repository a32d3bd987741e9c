import { z } from 'zod'
import { policyRules } from './rules.ts'

/** What an admin proposes; the sentences are shown beside the fields. */
export const policyForm = z.object({
  rules: policyRules,
  expiresAfterDays: z.int().min(1, 'At least one day.').max(90, 'At most 90 days.'),
  because: z
    .string()
    .trim()
    .min(10, 'Say in a sentence why: the second admin reads it.')
    .max(2000, 'That is too long: at most 2,000 characters.'),
  basedOn: z.int().min(1),
})

export type PolicyForm = z.output<typeof policyForm>
