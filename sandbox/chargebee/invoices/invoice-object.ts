import type { Invoice, Subscription } from 'chargebee'
import type { Site } from '../site/site.ts'

export interface InvoiceFacts {
  id: string
  customer: string
  subscription: Subscription | null
  amount: number
  currency: string
  status: Invoice['status']
  /** Seconds. */
  date: number
  paidAt: number | null
}

export function invoiceObject(facts: InvoiceFacts): Invoice {
  const { id, customer, subscription, amount, currency, status, date, paidAt } = facts
  const paid = status === 'paid'
  return {
    id,
    customer_id: customer,
    ...(subscription !== null && { subscription_id: subscription.id }),
    recurring: subscription !== null,
    status,
    price_type: 'tax_exclusive',
    date,
    due_date: date,
    net_term_days: 0,
    exchange_rate: 1,
    total: amount,
    amount_paid: paid ? amount : 0,
    amount_adjusted: 0,
    write_off_amount: 0,
    credits_applied: 0,
    amount_due: paid || status === 'voided' ? 0 : amount,
    ...(paidAt !== null && { paid_at: paidAt }),
    ...(status === 'voided' && { voided_at: date }),
    updated_at: paidAt ?? date,
    resource_version: (paidAt ?? date) * 1000,
    deleted: false,
    object: 'invoice',
    first_invoice: false,
    new_sales_amount: 0,
    has_advance_charges: false,
    currency_code: currency,
    base_currency_code: currency,
    is_gifted: false,
    term_finalized: true,
    channel: 'web',
    tax: 0,
    sub_total: amount,
    line_items: [lineOf(facts)],
    linked_payments: [],
    dunning_attempts: [],
    applied_credits: [],
    adjustment_credit_notes: [],
    issued_credit_notes: [],
    linked_orders: [],
  }
}

/** What is billed: the first item of a subscription, or something once. */
function lineOf({
  id,
  customer,
  subscription,
  amount,
  date,
}: InvoiceFacts): Required<Invoice>['line_items'][number] {
  const shared = {
    id: `li_${id}`,
    customer_id: customer,
    date_from: date,
    amount,
    pricing_model: 'per_unit' as const,
    is_taxed: false,
    tax_amount: 0,
    discount_amount: 0,
    item_level_discount_amount: 0,
  }
  const item = subscription?.subscription_items?.[0]
  if (!subscription || !item) {
    const once = { date_to: date, unit_amount: amount, quantity: 1, description: 'Services' }
    return { ...shared, ...once, entity_type: 'adhoc' }
  }
  const { current_term_start: from = date, current_term_end: to = date } = subscription
  return {
    ...shared,
    subscription_id: subscription.id,
    date_to: date + to - from,
    unit_amount: item.unit_price ?? amount,
    quantity: item.quantity ?? 1,
    description: item.item_price_id.replaceAll('-', ' '),
    entity_type: 'plan_item_price',
    entity_id: item.item_price_id,
  }
}

export function subscriptionOf({ state }: Site, id: string | null): Subscription | null {
  if (id === null) return null
  const subscription = state.subscriptions.get(id)
  if (!subscription) throw new Error(`there is no subscription ${id}`)
  return subscription
}
