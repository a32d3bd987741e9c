import type Stripe from 'stripe'

/** Seconds. */
export function paidAt(invoice: Stripe.Invoice): number {
  return invoice.status_transitions.paid_at ?? invoice.created
}
