import type Stripe from 'stripe'
import { periodOf } from '../prices/price-object.ts'

/** What an invoice is for: a period of a subscription, at its price. */
export interface Billed {
  subscription: string
  price: Stripe.Price
  productName: string
  quantity: number
}

export interface LineFacts {
  id: string
  total: number
  currency: string
  livemode: boolean
  created: number
  billed: Billed | null
}

export function linesOf(facts: LineFacts): Stripe.Invoice['lines'] {
  const url = `/v1/invoices/${facts.id}/lines`
  return { object: 'list', data: [lineObject(facts)], has_more: false, url }
}

function lineObject({ id, total, currency, livemode, created, billed }: LineFacts): Stripe.InvoiceLineItem {
  const name = id.replace(/^in_/, '')
  return {
    id: `il_${name}`,
    object: 'line_item',
    amount: total,
    currency,
    description: billed ? `${billed.quantity} × ${billed.productName}` : 'Services',
    discount_amounts: [],
    discountable: true,
    discounts: [],
    invoice: id,
    livemode,
    metadata: {},
    parent: billed ? bySubscription(billed) : byItem(name),
    period: { end: created + (billed ? periodOf(billed.price) : 0), start: created },
    pretax_credit_amounts: [],
    pricing: billed ? pricingOf(billed.price) : null,
    quantity: billed?.quantity ?? 1,
    quantity_decimal: null,
    subscription: billed?.subscription ?? null,
    subtotal: total,
    taxes: [],
  }
}

/** Since 2025-03-31 a line names its price and product here, and its subscription under `parent`. */
function pricingOf({ id, product }: Stripe.Price): Stripe.InvoiceLineItem['pricing'] {
  return {
    price_details: { price: id, product: typeof product === 'string' ? product : product.id },
    type: 'price_details',
    unit_amount_decimal: null,
  }
}

function bySubscription({ subscription }: Billed): Stripe.InvoiceLineItem['parent'] {
  return {
    invoice_item_details: null,
    subscription_item_details: {
      invoice_item: null,
      proration: false,
      proration_details: { credited_items: null },
      subscription,
      subscription_item: `si_${subscription.replace(/^sub_/, '')}`,
    },
    type: 'subscription_item_details',
  }
}

function byItem(name: string): Stripe.InvoiceLineItem['parent'] {
  return {
    invoice_item_details: {
      invoice_item: `ii_${name}`,
      proration: false,
      proration_details: { credited_items: null },
      subscription: null,
    },
    subscription_item_details: null,
    type: 'invoice_item_details',
  }
}
