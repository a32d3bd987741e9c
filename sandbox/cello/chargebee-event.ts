import { z } from 'zod'
import type { KnownCustomer } from './types.ts'

const customer = z.looseObject({
  id: z.string(),
  email: z.string().nullish(),
  meta_data: z.record(z.string(), z.unknown()).nullish(),
})

const content = z.object({
  customer: customer.optional(),
  transaction: z.object({ id: z.string(), amount: z.int(), currency_code: z.string() }).optional(),
  invoice: z.object({ id: z.string() }).optional(),
  card: z.object({}).nullish(),
})

const envelope = z.object({ id: z.string(), occurred_at: z.int(), event_type: z.string(), content })

export type ChargebeeCustomer = z.infer<typeof customer>
export type ChargebeeEvent = z.infer<typeof envelope>

/** The body of a webhook call is the event itself. */
export function readChargebeeEvent(body: string): ChargebeeEvent | null {
  try {
    return envelope.parse(JSON.parse(body))
  } catch {
    return null
  }
}

/** Cello's keys are in `meta_data` or in custom fields (docs.cello.so/integrations/webhooks/chargebee-webhook). */
export function knownChargebeeCustomer(customer: ChargebeeCustomer): KnownCustomer {
  const read = (key: string) => text(customer.meta_data?.[key]) ?? text(customer[`cf_${key}`])
  return {
    source: 'Chargebee Webhook',
    customerId: customer.id,
    email: customer.email || null,
    code: read('cello_ucc'),
    newUserId: read('new_user_id'),
    organizationId: read('new_user_organization_id'),
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}
