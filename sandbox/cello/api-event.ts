import { z } from 'zod'
import type { Subject } from './types.ts'

const text = z.string().min(1)

/** The document says date-time; its own examples have a space and no zone, which is taken as UTC here. */
const moment = z
  .string()
  .regex(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/, 'must be a date and a time')
  .transform((given) => Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(given) ? given : `${given.replace(' ', 'T')}Z`))
  .refine((milliseconds) => !Number.isNaN(milliseconds), 'must be a date and a time')

const shape = z.object({
  eventName: z.literal('ReferralUpdated'),
  payload: z.object({
    ucc: text,
    newUserId: text,
    price: z.number().optional(),
    currency: z.string().optional(),
  }),
  context: z.object({
    event: z.object({
      trigger: z.enum(['new-signup', 'demo-call-attended', 'invoice-paid', 'charge-refunded']),
      timestamp: moment,
    }),
    newUser: z
      .object({
        id: text.optional(),
        email: z.email().optional(),
        name: z.string().optional(),
        organizationId: z.string().optional(),
      })
      .default({}),
    subscription: z
      .object({
        id: z.string().optional(),
        invoiceId: text.optional(),
        interval: z
          .enum([
            'one-time',
            'weekly',
            'bi-weekly',
            'monthly',
            'quarterly',
            'semi-annual',
            'yearly',
            'biennial',
            'triennial',
            'lifetime',
          ])
          .optional(),
        seatsUsed: z.int().optional(),
        productKey: text.optional(),
      })
      .default({}),
  }),
})

export type ApiEvent = z.infer<typeof shape>

/** Reads the body of POST /events as the document has it; `problem` names what is wrong with it. */
export function readApiEvent(body: unknown): { event: ApiEvent } | { problem: string } {
  const read = shape.safeParse(body)
  if (read.success) return { event: read.data }
  return { problem: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') }
}

/**
 * The new user, and the organisation where the referral is of one: `payload.newUserId` is then its id, while
 * `context.newUser.id` is always the person (docs.cello.so, tracking-signups and tracking-purchase).
 */
export function subjectOf({ payload, context }: ApiEvent): Subject {
  const { id, email, organizationId } = context.newUser
  const person = id ?? payload.newUserId
  return {
    source: 'Cello API',
    customerId: null,
    email: email ?? null,
    code: payload.ucc,
    newUserId: person,
    organizationId: organizationId || (payload.newUserId === person ? null : payload.newUserId),
  }
}
