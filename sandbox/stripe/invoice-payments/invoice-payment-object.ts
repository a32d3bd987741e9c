import type Stripe from 'stripe'
import { paidAt } from '../invoices/paid-at.ts'

export function invoicePaymentObject(
  invoice: Stripe.Invoice,
  id: string,
  payment: Stripe.InvoicePayment.Payment,
): Stripe.InvoicePayment {
  return {
    id,
    object: 'invoice_payment',
    amount_paid: invoice.total,
    amount_requested: invoice.total,
    created: invoice.status_transitions.finalized_at ?? invoice.created,
    currency: invoice.currency,
    invoice: invoice.id,
    is_default: true,
    livemode: invoice.livemode,
    payment,
    status: 'paid',
    status_transitions: { canceled_at: null, paid_at: paidAt(invoice) },
  }
}
