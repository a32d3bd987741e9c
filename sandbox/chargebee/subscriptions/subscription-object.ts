import type { Subscription } from 'chargebee'
import { itemPriceId, periodSeconds, type Plan } from '../items/plan.ts'

const MONTH = 30 * 24 * 60 * 60

export interface SubscriptionFacts {
  id: string
  customer: string
  plan: Plan
  /** For one of them. */
  amount: number
  quantity: number
  currency: string
  /** Seconds. */
  createdAt: number
  now: number
  status: 'active' | 'in_trial' | 'cancelled' | 'non_renewing'
}

export function subscriptionObject(facts: SubscriptionFacts): Subscription {
  const { id, customer, plan, amount, quantity, currency, createdAt, now, status } = facts
  const term = periodSeconds(plan)
  const start = now - ((now - createdAt) % term)
  return {
    id,
    customer_id: customer,
    currency_code: currency,
    status,
    billing_period: plan.period,
    billing_period_unit: plan.unit,
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
    mrr: Math.round((amount * quantity * MONTH) / term),
    exchange_rate: 1,
    base_currency_code: currency,
    subscription_items: [
      {
        item_price_id: itemPriceId(plan, currency),
        item_type: 'plan',
        quantity,
        unit_price: amount,
        amount: amount * quantity,
        free_quantity: 0,
      },
    ],
  }
}
