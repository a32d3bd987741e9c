import type { Subscription } from 'chargebee'

export interface SubscriptionFacts {
  id: string
  customer: string
  amount: number
  currency: string
  /** Seconds. */
  createdAt: number
  now: number
  status: 'active' | 'in_trial' | 'cancelled' | 'non_renewing'
  unit: 'month' | 'year'
}

export function subscriptionObject(facts: SubscriptionFacts): Subscription {
  const { id, customer, amount, currency, createdAt, now, status, unit } = facts
  const term = (unit === 'month' ? 30 : 365) * 24 * 60 * 60
  const start = now - ((now - createdAt) % term)
  return {
    id,
    customer_id: customer,
    currency_code: currency,
    status,
    billing_period: 1,
    billing_period_unit: unit,
    current_term_start: start,
    current_term_end: start + term,
    ...(status !== 'cancelled' && { next_billing_at: start + term }),
    ...(status === 'cancelled' && { cancelled_at: now }),
    created_at: createdAt,
    started_at: createdAt,
    activated_at: createdAt,
    updated_at: createdAt,
    decommissioned: false,
    has_scheduled_changes: false,
    has_scheduled_advance_invoices: false,
    channel: 'web',
    resource_version: createdAt * 1000,
    deleted: false,
    object: 'subscription',
    due_invoices_count: 0,
    mrr: unit === 'month' ? amount : Math.round(amount / 12),
    exchange_rate: 1,
    base_currency_code: currency,
    subscription_items: [
      {
        item_price_id: `team-${currency}-${unit === 'month' ? 'Monthly' : 'Yearly'}`,
        item_type: 'plan',
        quantity: 1,
        unit_price: amount,
        amount,
        free_quantity: 0,
      },
    ],
  }
}
