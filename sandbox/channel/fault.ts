import { z } from 'zod'
import type { Match } from '../faults/create-faults.ts'

const match = z.object({
  times: z.int().positive().exactOptional(),
  skip: z.int().nonnegative().exactOptional(),
})
const when = z.enum(['before', 'after'])

export const faultShape = z.discriminatedUnion('kind', [
  /** Refused with this status and word; `retryAfter` in seconds. */
  match.extend({
    kind: z.literal('refuse'),
    status: z.int().min(300).max(599),
    word: z.string().exactOptional(),
    retryAfter: z.int().positive().exactOptional(),
  }),
  /** The connection ends without an answer, before or after the message was taken. */
  match.extend({ kind: z.literal('cut'), when }),
  /** No answer until the fault is switched off. */
  match.extend({ kind: z.literal('hold'), when }),
])

export type ChannelFault = z.infer<typeof faultShape> & Match
