import { z } from 'zod'

/**
 * What is read of Stripe's answers, and no more: the current shapes and older ones, so that an account pinned to an older version, or
 * another server that speaks the wire format, is understood.
 */

/** An id, or the object itself where it was expanded. */
const reference = z
  .union([z.string(), z.looseObject({ id: z.string() }).transform(({ id }) => id)])
  .nullish()
  .transform((id) => id ?? null)

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null)
const seconds = z
  .number()
  .int()
  .nullish()
  .transform((value) => value ?? null)
const amount = z
  .number()
  .int()
  .nullish()
  .transform((value) => value ?? 0)

export const customerShape = z.object({
  id: z.string(),
  deleted: z.boolean().default(false),
  email: text,
  name: text,
  created: seconds,
  livemode: z.boolean().nullish(),
  metadata: z
    .record(z.string(), z.string())
    .nullish()
    .transform((metadata) => metadata ?? {}),
})

export const ownedShape = z.object({ id: z.string(), customer: reference })

export const accountShape = z.object({
  id: z.string(),
  business_profile: z.object({ name: text }).nullish(),
  settings: z.object({ dashboard: z.object({ display_name: text }).nullish() }).nullish(),
})

export const endpointShape = z.object({
  id: z.string(),
  url: z.string(),
  status: z.string(),
  enabled_events: z.array(z.string()),
  created: z.number().int(),
  livemode: z.boolean().nullish(),
})

const paymentShape = z.object({
  payment: z
    .object({ type: text, charge: reference, payment_intent: reference, payment_record: reference })
    .nullish(),
  status_transitions: z.object({ paid_at: seconds }).nullish(),
})

const prorated = z.object({ proration: z.boolean().nullish() }).nullish()

/** `type`, `price` and `proration` stand on the line itself before API version 2025-03-31. */
const lineShape = z.object({
  type: text,
  quantity: z.number().nullish(),
  price: reference,
  pricing: z.object({ price_details: z.object({ price: reference }).nullish() }).nullish(),
  proration: z.boolean().nullish(),
  parent: z.object({ subscription_item_details: prorated, invoice_item_details: prorated }).nullish(),
})

export const invoiceShape = z.object({
  id: z.string(),
  number: text,
  status: text,
  created: z.number().int(),
  currency: z.string(),
  total: amount,
  amount_paid: amount,
  amount_paid_off_stripe: amount,
  post_payment_credit_notes_amount: amount,
  paid_out_of_band: z.boolean().nullish(),
  charge: reference,
  payment_intent: reference,
  payments: z.object({ data: z.array(paymentShape) }).nullish(),
  subscription: reference,
  parent: z.object({ subscription_details: z.object({ subscription: reference }).nullish() }).nullish(),
  lines: z.object({ data: z.array(lineShape), has_more: z.boolean().nullish() }).nullish(),
  status_transitions: z
    .object({ paid_at: seconds, voided_at: seconds, marked_uncollectible_at: seconds, finalized_at: seconds })
    .nullish(),
})

export const priceShape = z.object({
  id: z.string(),
  product: reference,
  recurring: z.object({ interval: z.string(), interval_count: z.number() }).nullish(),
})

export const productShape = z.object({ id: z.string(), name: text })

export const chargeShape = z.object({
  id: z.string(),
  amount_refunded: amount,
  invoice: reference,
  payment_intent: reference,
})

export const eventShape = z.object({
  id: z.string(),
  type: z.string(),
  created: z.number().int(),
  livemode: z.boolean().nullish(),
  pending_webhooks: z.number().int().default(0),
  data: z.object({ object: z.looseObject({ id: z.string().optional() }) }),
  request: z
    .union([
      z.string().transform((id) => ({ id, idempotency_key: null })),
      z.object({ id: text, idempotency_key: text }),
    ])
    .nullish(),
})

export const listOf = <T extends z.ZodType>(shape: T) =>
  z.object({ data: z.array(shape), has_more: z.boolean().default(false) })

export type CustomerShape = z.infer<typeof customerShape>
export type EndpointShape = z.infer<typeof endpointShape>
export type InvoiceShape = z.infer<typeof invoiceShape>
export type LineShape = z.infer<typeof lineShape>
export type PriceShape = z.infer<typeof priceShape>
export type ChargeShape = z.infer<typeof chargeShape>
export type EventShape = z.infer<typeof eventShape>
