import type Stripe from 'stripe'
import type { Account } from '../account/account.ts'
import { chargeObject } from '../charges/charge-object.ts'
import { invoicePaymentObject } from '../invoice-payments/invoice-payment-object.ts'
import { paidAt } from '../invoices/paid-at.ts'
import { paymentIntentObject } from '../payment-intents/payment-intent-object.ts'
import { paymentRecordObject } from '../payment-records/payment-record-object.ts'

/** Pays through a payment intent with one charge. Since 2025-03-31 an invoice names neither; its payments do. */
export function payByCharge({ state }: Account, invoice: Stripe.Invoice): Stripe.Charge {
  const name = invoice.id.replace(/^in_/, '')
  const charge = state.charges.add(chargeObject(invoice, `ch_${name}`, `pi_${name}`))
  state.paymentIntents.add(paymentIntentObject(invoice, `pi_${name}`, charge.id))
  state.invoicePayments.add(
    invoicePaymentObject(invoice, `inpay_${name}`, { payment_intent: `pi_${name}`, type: 'payment_intent' }),
  )
  return charge
}

/**
 * Paid outside of Stripe: a payment record that the company itself reported, while the invoice's own payment intent is
 * canceled. The invoice's `amount_paid` counts it (Stripe's changelog of 2025-03-31), `amount_paid_off_stripe` shows it
 * where it is expanded (2026-05-27). That the default payment stays in the list as canceled is inferred.
 */
export function payOutOfBand({ state }: Account, invoice: Stripe.Invoice) {
  const name = invoice.id.replace(/^in_/, '')
  state.paymentIntents.add(paymentIntentObject(invoice, `pi_${name}`, null))
  const intended = invoicePaymentObject(invoice, `inpay_${name}`, {
    payment_intent: `pi_${name}`,
    type: 'payment_intent',
  })
  const canceled = { canceled_at: invoice.status_transitions.paid_at, paid_at: null }
  state.invoicePayments.add({
    ...intended,
    amount_paid: null,
    status: 'canceled',
    status_transitions: canceled,
  })
  state.paymentRecords.add(paymentRecordObject(invoice, `pr_${name}`))
  const reported = invoicePaymentObject(invoice, `inpay_${name}R`, {
    payment_record: `pr_${name}`,
    type: 'payment_record',
  })
  state.invoicePayments.add({ ...reported, is_default: false, created: paidAt(invoice) })
}
