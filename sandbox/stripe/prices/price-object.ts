import type Stripe from 'stripe'

export type Interval = 'day' | 'week' | 'month' | 'year'

export interface PriceFacts {
  id: string
  product: string
  /** In the currency's smallest unit. */
  amount: number
  currency: string
  created: number
  livemode: boolean
  interval: Interval
  intervalCount: number
}

const DAY = 24 * 60 * 60
const DAYS: Record<string, number> = { day: 1, week: 7, month: 30, year: 365 }

/** The length of one period in seconds, with months of 30 days. */
export function periodOf({ recurring }: Stripe.Price): number {
  return recurring ? (DAYS[recurring.interval] ?? 0) * recurring.interval_count * DAY : 0
}

export function priceObject(facts: PriceFacts): Stripe.Price {
  return {
    ...shared(facts),
    object: 'price',
    custom_unit_amount: null,
    lookup_key: null,
    recurring: {
      interval: facts.interval,
      interval_count: facts.intervalCount,
      meter: null,
      trial_period_days: null,
      usage_type: 'licensed',
    },
    tax_behavior: 'unspecified',
    transform_quantity: null,
    type: 'recurring',
    unit_amount: facts.amount,
    unit_amount_decimal: null,
  }
}

/** What prices were before: items of a subscription still carry both. */
export function planObject(facts: PriceFacts): Stripe.Plan {
  return {
    ...shared(facts),
    object: 'plan',
    amount: facts.amount,
    amount_decimal: null,
    interval: facts.interval,
    interval_count: facts.intervalCount,
    meter: null,
    transform_usage: null,
    trial_period_days: null,
    usage_type: 'licensed',
  }
}

function shared({ id, product, currency, created, livemode }: PriceFacts) {
  return {
    id,
    active: true,
    billing_scheme: 'per_unit' as const,
    created,
    currency,
    livemode,
    metadata: {},
    nickname: null,
    product,
    tiers_mode: null,
  }
}
