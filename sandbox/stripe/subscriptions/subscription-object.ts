import type Stripe from 'stripe'

const MONTH = 30 * 24 * 60 * 60

/** A subscription to one monthly plan. */
export function subscriptionObject(facts: {
  id: string
  customer: string
  livemode: boolean
  amount: number
  currency: string
  created: number
  now: number
  status: 'active' | 'trialing' | 'canceled'
}): Stripe.Subscription {
  const { id, customer, livemode, currency, created, now, status } = facts
  const trial = status === 'trialing'
  const periods = Math.max(0, Math.floor((now - created) / MONTH))
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
      data: [itemObject(facts, created + periods * MONTH)],
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
    trial_end: trial ? created + MONTH : null,
    trial_settings: {
      end_behavior: { billing_cycle_anchor: 'unchanged', missing_payment_method: 'create_invoice' },
    },
    trial_start: trial ? created : null,
  }
}

function itemObject(
  facts: { id: string; amount: number; currency: string; created: number; livemode: boolean },
  start: number,
): Stripe.SubscriptionItem {
  const { id, amount, currency, created, livemode } = facts
  const name = id.replace(/^sub_/, '')
  const shared = {
    active: true,
    billing_scheme: 'per_unit',
    created,
    currency,
    livemode,
    metadata: {},
    nickname: null,
    product: 'prod_TeamPlan',
    tiers_mode: null,
  }
  return {
    id: `si_${name}`,
    object: 'subscription_item',
    billing_thresholds: null,
    created,
    current_period_end: start + MONTH,
    current_period_start: start,
    current_trial: null,
    discounts: [],
    metadata: {},
    plan: {
      ...shared,
      id: `price_${name}`,
      object: 'plan',
      amount,
      amount_decimal: null,
      interval: 'month',
      interval_count: 1,
      meter: null,
      transform_usage: null,
      trial_period_days: null,
      usage_type: 'licensed',
    },
    price: {
      ...shared,
      id: `price_${name}`,
      object: 'price',
      custom_unit_amount: null,
      lookup_key: null,
      recurring: {
        interval: 'month',
        interval_count: 1,
        meter: null,
        trial_period_days: null,
        usage_type: 'licensed',
      },
      tax_behavior: 'unspecified',
      transform_quantity: null,
      type: 'recurring',
      unit_amount: amount,
      unit_amount_decimal: null,
    },
    quantity: 1,
    subscription: id,
    tax_rates: [],
  }
}
