import type { Customer } from 'chargebee'

export function customerObject(
  facts: { id: string; createdAt: number; now: number } & Pick<
    Customer,
    'email' | 'first_name' | 'last_name' | 'company'
  >,
): Customer {
  const { id, createdAt, now, ...names } = facts
  return {
    id,
    ...names,
    auto_collection: 'on',
    net_term_days: 0,
    allow_direct_debit: false,
    created_at: createdAt,
    created_from_ip: '192.0.2.10',
    taxability: 'taxable',
    updated_at: createdAt,
    pii_cleared: 'active',
    channel: 'web',
    resource_version: now,
    deleted: false,
    object: 'customer',
    card_status: 'no_card',
    promotional_credits: 0,
    refundable_credits: 0,
    excess_payments: 0,
    unbilled_charges: 0,
    preferred_currency_code: 'EUR',
  }
}
