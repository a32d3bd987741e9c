import { z } from 'zod'
import type { KnownCustomer } from './types.ts'

const customer = z.object({
  id: z.string(),
  email: z.string().nullish(),
  metadata: z.record(z.string(), z.string()).nullish(),
})

const invoice = z.object({
  id: z.string(),
  customer: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]),
  customer_email: z.string().nullish(),
  amount_paid: z.int(),
  currency: z.string(),
})

const envelope = z.object({
  id: z.string(),
  type: z.string(),
  created: z.int(),
  data: z.object({ object: z.record(z.string(), z.unknown()) }),
})

export type StripeCustomer = z.infer<typeof customer>
export type StripeInvoice = z.infer<typeof invoice>
export type StripeEvent = z.infer<typeof envelope>

export function readEvent(body: string): StripeEvent | null {
  try {
    return envelope.parse(JSON.parse(body))
  } catch {
    return null
  }
}

export const readCustomer = (event: StripeEvent) => customer.safeParse(event.data.object).data ?? null
export const readInvoice = (event: StripeEvent) => invoice.safeParse(event.data.object).data ?? null

/** What Cello knows of a customer by its metadata (docs.cello.so/integrations/webhooks/stripe-webhook). */
export function knownStripeCustomer({ id, email, metadata }: StripeCustomer): KnownCustomer {
  return {
    source: 'Stripe Webhook',
    customerId: id,
    email: email || null,
    code: metadata?.['cello_ucc'] || null,
    newUserId: metadata?.['new_user_id'] || null,
    organizationId: metadata?.['new_user_organization_id'] || null,
  }
}
