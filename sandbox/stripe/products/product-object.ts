import type Stripe from 'stripe'

export function productObject(facts: {
  id: string
  name: string
  created: number
  livemode: boolean
}): Stripe.Product {
  return {
    id: facts.id,
    object: 'product',
    active: true,
    created: facts.created,
    default_price: null,
    description: null,
    images: [],
    livemode: facts.livemode,
    marketing_features: [],
    metadata: {},
    name: facts.name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    updated: facts.created,
    url: null,
  }
}
