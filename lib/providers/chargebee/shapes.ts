import { z } from 'zod'

/** What is read of Chargebee's answers (API v2, SDK 3.33), and no more. Moments are in seconds, amounts in minor units. */

const text = z
  .string()
  .nullish()
  .transform((value) => (value === undefined || value === '' ? null : value))
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
const flag = z
  .boolean()
  .nullish()
  .transform((value) => value ?? false)
const many = <T extends z.ZodType>(shape: T) =>
  z
    .array(shape)
    .nullish()
    .transform((list) => list ?? [])

/** Loose: its custom fields (`cf_…`) stand beside the rest. */
export const customerShape = z.looseObject({
  id: z.string(),
  email: text,
  first_name: text,
  last_name: text,
  company: text,
  created_at: seconds,
  deleted: flag,
  resource_version: seconds,
  meta_data: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((values) => values ?? {}),
})

export const customerAnswer = z.object({ customer: customerShape })
export const ownedAnswer = z.object({ customer: customerShape.nullish() })
export const invoiceAnswer = z.object({ invoice: z.object({ customer_id: z.string() }) })

/** Of `/custom_field_configs` (apidocs.chargebee.com); the SDK has no method for it. */
export const fieldShape = z.object({
  entity_type: z.string(),
  api_name: z.string(),
  field_datatype: text,
  edit_ui: text,
  status: text,
})

export const endpointShape = z.object({
  id: z.string(),
  name: text,
  url: z.string(),
  disabled: flag,
  send_card_resource: flag,
  api_version: text,
  enabled_events: z.array(z.string()).nullish(),
})

const linkedInvoice = z.object({ invoice_id: z.string(), applied_at: seconds, invoice_date: seconds })
const linkedRefund = z.object({ txn_id: z.string(), txn_status: text, txn_amount: amount })

export const transactionShape = z.object({
  id: z.string(),
  customer_id: text,
  subscription_id: text,
  type: text,
  status: text,
  date: seconds,
  settled_at: seconds,
  amount: amount,
  currency_code: z.string(),
  gateway: text,
  reversal_transaction_id: text,
  linked_invoices: many(linkedInvoice),
  linked_refunds: many(linkedRefund),
})

const lineItem = z.object({ entity_type: text, entity_id: text, quantity: seconds, subscription_id: text })
const creditNote = z.object({ cn_id: z.string(), cn_total: amount, cn_status: text })

export const invoiceShape = z.object({
  id: z.string(),
  customer_id: text,
  subscription_id: text,
  status: text,
  recurring: flag,
  date: seconds,
  voided_at: seconds,
  updated_at: seconds,
  total: amount,
  currency_code: z.string(),
  issued_credit_notes: many(creditNote),
  line_items: many(lineItem),
})

const subscriptionItem = z.object({ item_price_id: text, item_type: text, quantity: seconds })

export const subscriptionShape = z.object({
  id: z.string(),
  customer_id: text,
  plan_id: text,
  plan_quantity: seconds,
  billing_period: seconds,
  billing_period_unit: text,
  subscription_items: many(subscriptionItem),
})

export const eventShape = z.object({
  id: z.string(),
  event_type: text,
  occurred_at: z.number().int(),
  content: z.object({
    customer: customerShape.nullish(),
    transaction: z.object({ id: z.string() }).nullish(),
    card: z.looseObject({}).nullish(),
  }),
  webhooks: many(z.object({ id: z.string(), webhook_status: z.string() })),
})

export type CustomerShape = z.infer<typeof customerShape>
export type FieldShape = z.infer<typeof fieldShape>
export type EndpointShape = z.infer<typeof endpointShape>
export type TransactionShape = z.infer<typeof transactionShape>
export type InvoiceShape = z.infer<typeof invoiceShape>
export type SubscriptionShape = z.infer<typeof subscriptionShape>
export type EventShape = z.infer<typeof eventShape>
