import type Stripe from 'stripe'

export function customerObject(given: {
  id: string
  created: number
  livemode: boolean
  email: string | null
  name: string | null
  metadata: Record<string, string>
}): Stripe.Customer {
  return {
    id: given.id,
    object: 'customer',
    address: null,
    balance: 0,
    created: given.created,
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: given.email,
    invoice_prefix: given.id.slice(-8).toUpperCase(),
    invoice_settings: {
      custom_fields: null,
      default_payment_method: null,
      footer: null,
      rendering_options: null,
    },
    livemode: given.livemode,
    metadata: given.metadata,
    name: given.name,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  }
}
