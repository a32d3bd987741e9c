import type Stripe from 'stripe'
import { type Billed, linesOf } from './line-object.ts'

export interface InvoiceFacts {
  id: string
  customer: string
  livemode: boolean
  amount: number
  currency: string
  created: number
  status: 'draft' | 'open' | 'paid' | 'uncollectible' | 'void'
  number?: string | null
  email?: string | null
  name?: string | null
  billed?: Billed | null
  trial?: boolean
  outOfBand?: boolean
  /** Seconds, where it came to that. */
  finalized?: number | null
  paid?: number | null
  closed?: number | null
}

/** An invoice in the shape of the current API version, with one line. */
export function invoiceObject(facts: InvoiceFacts): Stripe.Invoice {
  const { id, customer, livemode, amount, currency, created, status } = facts
  const total = facts.trial ? 0 : amount
  const billed = facts.billed ?? null
  const settled = status === 'paid'
  return {
    id,
    object: 'invoice',
    account_country: 'DE',
    account_name: 'Attribution Practice',
    account_tax_ids: null,
    amount_due: total,
    amount_overpaid: 0,
    amount_paid: settled ? total : 0,
    amount_remaining: settled ? 0 : total,
    amount_shipping: 0,
    application: null,
    attempt_count: settled && total > 0 && !facts.outOfBand ? 1 : 0,
    attempted: settled,
    auto_advance: false,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: null,
    billing_reason: billed ? (facts.trial ? 'subscription_create' : 'subscription_cycle') : 'manual',
    collection_method: facts.outOfBand ? 'send_invoice' : 'charge_automatically',
    created,
    currency,
    custom_fields: null,
    customer,
    customer_account: null,
    customer_address: null,
    customer_email: facts.email ?? null,
    customer_name: facts.name ?? null,
    customer_phone: null,
    customer_shipping: null,
    customer_tax_exempt: 'none',
    customer_tax_ids: [],
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    due_date: null,
    effective_at: facts.finalized ?? null,
    ending_balance: status === 'draft' ? null : 0,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: linesOf({ id, total, currency, livemode, created, billed }),
    livemode,
    metadata: {},
    next_payment_attempt: null,
    number: facts.number ?? null,
    on_behalf_of: null,
    parent: billed
      ? {
          quote_details: null,
          subscription_details: { metadata: {}, subscription: billed.subscription },
          type: 'subscription_details',
        }
      : null,
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: created,
    period_start: created,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: 0,
    statement_descriptor: null,
    status,
    status_transitions: {
      finalized_at: facts.finalized ?? null,
      marked_uncollectible_at: status === 'uncollectible' ? (facts.closed ?? null) : null,
      paid_at: facts.paid ?? null,
      voided_at: status === 'void' ? (facts.closed ?? null) : null,
    },
    subtotal: total,
    subtotal_excluding_tax: total,
    test_clock: null,
    total,
    total_discount_amounts: [],
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: created,
  }
}
