import type Stripe from 'stripe'
import { customerOf } from '../invoices/customer-of.ts'
import { paidAt } from '../invoices/paid-at.ts'

/** Money that the company itself says it took. */
export function paymentRecordObject(invoice: Stripe.Invoice, id: string): Stripe.PaymentRecord {
  const none = { currency: invoice.currency, value: 0 }
  const whole = { currency: invoice.currency, value: invoice.total }
  return {
    id,
    object: 'payment_record',
    amount: whole,
    amount_authorized: none,
    amount_canceled: none,
    amount_failed: none,
    amount_guaranteed: whole,
    amount_refunded: none,
    amount_requested: whole,
    application: null,
    created: paidAt(invoice),
    customer_details: {
      customer: customerOf(invoice),
      email: invoice.customer_email,
      name: invoice.customer_name,
      phone: null,
    },
    customer_presence: null,
    description: null,
    latest_payment_attempt_record: null,
    livemode: invoice.livemode,
    metadata: {},
    payment_method_details: null,
    processor_details: { type: 'custom', custom: { payment_reference: null } },
    reported_by: 'self',
    shipping_details: null,
  }
}
