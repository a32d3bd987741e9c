import { z } from 'zod'
import type { Match } from '../faults/create-faults.ts'

const match = z.object({
  times: z.int().positive().exactOptional(),
  skip: z.int().nonnegative().exactOptional(),
  /** Only what is for this recipient, who is not known yet where the sender is named. */
  to: z.string().exactOptional(),
})

const when = z.enum(['before', 'after'])

export const faultShape = z.discriminatedUnion('kind', [
  /** Refused: when the sender or a recipient is named, or when the whole mail is there. 4xx is for a while, 5xx for good. */
  match.extend({
    kind: z.literal('refuse'),
    at: z.enum(['sender', 'recipient', 'mail']),
    code: z.int().min(400).max(599).exactOptional(),
    message: z.string().exactOptional(),
  }),
  /** The connection ends without an answer to the mail, before or after it was taken. */
  match.extend({ kind: z.literal('cut'), when }),
  /** No answer to the mail until the fault is switched off. */
  match.extend({ kind: z.literal('hold'), when }),
  match.extend({ kind: z.literal('delay'), ms: z.int().positive().max(600_000) }),
])

export type MailFault = z.infer<typeof faultShape> & Match
