import type { Item, ItemPrice } from 'chargebee'

/** What is sold, and how often it is billed; in Chargebee an item with a price for each currency and period. */
export interface Plan {
  id: string
  name: string
  period: number
  unit: 'day' | 'week' | 'month' | 'year'
}

const DAY = 24 * 60 * 60
const SECONDS = { day: DAY, week: 7 * DAY, month: 30 * DAY, year: 365 * DAY }
const NAMES = { day: 'Daily', week: 'Weekly', month: 'Monthly', year: 'Yearly' }

/** The length of one period, with months of 30 days. */
export function periodSeconds({ period, unit }: Plan): number {
  return period * SECONDS[unit]
}

/** As Chargebee's web pages name a price: item, currency, period. */
export function itemPriceId({ id, period, unit }: Plan, currency: string): string {
  return `${id}-${currency}-${period === 1 ? NAMES[unit] : `Every-${period}-${unit}s`}`
}

export function itemObject({ id, name }: Plan, createdAt: number): Item & { object: 'item' } {
  return {
    object: 'item',
    id,
    name,
    external_name: name,
    status: 'active',
    resource_version: createdAt * 1000,
    updated_at: createdAt,
    item_family_id: 'practice',
    type: 'plan',
    is_shippable: false,
    is_giftable: false,
    enabled_for_checkout: true,
    enabled_in_portal: true,
    item_applicability: 'all',
    metered: false,
    channel: 'web',
    deleted: false,
  }
}

export function itemPriceObject(
  plan: Plan,
  price: { amount: number; currency: string; createdAt: number },
): ItemPrice & { object: 'item_price' } {
  const { amount, currency, createdAt } = price
  const id = itemPriceId(plan, currency)
  return {
    object: 'item_price',
    id,
    name: id.replaceAll('-', ' '),
    item_family_id: 'practice',
    item_id: plan.id,
    status: 'active',
    external_name: plan.name,
    pricing_model: 'per_unit',
    price: amount,
    period: plan.period,
    currency_code: currency,
    period_unit: plan.unit,
    free_quantity: 0,
    channel: 'web',
    resource_version: createdAt * 1000,
    updated_at: createdAt,
    created_at: createdAt,
    is_taxable: true,
    item_type: 'plan',
    show_description_in_invoices: false,
    show_description_in_quotes: false,
    deleted: false,
  }
}
