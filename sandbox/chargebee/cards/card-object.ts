import type { Card } from 'chargebee'

/** The card on file: never the number itself, but its first six and last four digits. */
export function cardObject(customer: string, last4: string, createdAt: number): Card & { object: 'card' } {
  const iin = '424242'
  return {
    object: 'card',
    payment_source_id: `pm_${customer}`,
    customer_id: customer,
    status: 'valid',
    gateway: 'chargebee',
    gateway_account_id: 'gw_practice',
    first_name: 'Practice',
    last_name: 'Cardholder',
    iin,
    last4,
    masked_number: `************${last4}`,
    card_type: 'visa',
    funding_type: 'credit',
    expiry_month: 12,
    expiry_year: 2031,
    issuing_country: 'DE',
    billing_addr1: '1 Practice Street',
    billing_city: 'Berlin',
    billing_zip: '10115',
    billing_country: 'DE',
    created_at: createdAt,
    updated_at: createdAt,
    resource_version: createdAt * 1000,
  }
}
