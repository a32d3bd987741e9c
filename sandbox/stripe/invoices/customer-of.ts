import type Stripe from 'stripe'

/** The customer's id: the sandbox never keeps an expanded object. */
export function customerOf(invoice: Stripe.Invoice): string {
  if (typeof invoice.customer === 'string') return invoice.customer
  throw new Error(`invoice ${invoice.id} has no customer id`)
}
