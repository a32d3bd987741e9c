import type Stripe from 'stripe'
import { periodOf, planObject, type PriceFacts, priceObject } from '../prices/price-object.ts'

interface SubscriptionFacts {
  id: string
  customer: string
  price: PriceFacts
  quantity: number
  now: number
  status: 'active' | 'trialing' | 'canceled'
}

/** A subscription to one price. */
export function subscriptionObject(facts: SubscriptionFacts): Stripe.Subscription {
  const { id, customer, price, now, status } = facts
  const { livemode, currency, created } = price
  const trial = status === 'trialing'
  const period = periodOf(priceObject(price))
  const start = created + Math.max(0, Math.floor((now - created) / period)) * period
  return {
    id,
    object: 'subscription',
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: created,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: null, type: 'classic' },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: status === 'canceled' ? now : null,
    cancellation_details: null,
    collection_method: 'charge_automatically',
    created,
    currency,
    customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: null,
    default_source: null,
    default_tax_rates: [],
    description: null,
    discounts: [],
    ended_at: status === 'canceled' ? now : null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: {
      object: 'list',
      data: [itemObject(facts, start, start + period)],
      has_more: false,
      url: `/v1/subscription_items?subscription=${id}`,
    },
    latest_invoice: null,
    livemode,
    managed_payments: null,
    metadata: {},
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: 'off',
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: created,
    status,
    test_clock: null,
    transfer_data: null,
    trial_end: trial ? created + period : null,
    trial_settings: {
      end_behavior: { billing_cycle_anchor: 'unchanged', missing_payment_method: 'create_invoice' },
    },
    trial_start: trial ? created : null,
  }
}

function itemObject(
  { id, price, quantity }: SubscriptionFacts,
  start: number,
  end: number,
): Stripe.SubscriptionItem {
  return {
    id: `si_${id.replace(/^sub_/, '')}`,
    object: 'subscription_item',
    billing_thresholds: null,
    created: price.created,
    current_period_end: end,
    current_period_start: start,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: planObject(price),
    price: priceObject(price),
    quantity,
    subscription: id,
    tax_rates: [],
  }
}
