import { emit } from '../events/emit.ts'
import type { Site } from '../site/site.ts'
import { transactionObject } from '../transactions/transaction-object.ts'
import { contentOf, type Paid } from './content-of.ts'

const HOUR = 60 * 60

/** Gives money back an hour after the payment; returns the refund's transaction. */
export function seedRefund(site: Site, { invoice, transaction: payment }: Paid, amount: number): string {
  const date = Math.min((payment.date ?? 0) + HOUR, site.seconds())
  const note = `CN-${invoice.id}`
  const refund = transactionObject({
    id: `${payment.id}R`,
    type: 'refund',
    status: 'success',
    customer: invoice.customer_id,
    subscription: invoice.subscription_id ?? null,
    amount,
    currency: invoice.currency_code,
    date,
    card: payment.payment_method === 'card' ? (site.state.cards.get(invoice.customer_id) ?? null) : null,
  })
  refund.refunded_txn_id = payment.id
  const issued = {
    cn_id: note,
    cn_reason_code: 'other',
    cn_date: date,
    cn_total: amount,
    cn_status: 'refunded',
  } as const
  refund.linked_credit_notes = [
    { ...issued, applied_amount: amount, applied_at: date, cn_reference_invoice_id: invoice.id },
  ]
  payment.linked_refunds = [{ txn_id: refund.id, txn_status: 'success', txn_date: date, txn_amount: amount }]
  invoice.issued_credit_notes = [issued]
  for (const changed of [payment, invoice]) {
    changed.updated_at = date
    changed.resource_version = date * 1000
  }
  site.state.transactions.add(refund)
  const content = contentOf(site, { invoice, transaction: refund })
  emit(site, {
    type: 'payment_refunded',
    content: { ...content, credit_note: creditNote(note, invoice, date, amount) },
    by: 'admin_console',
    occurredAt: date,
    past: true,
  })
  return refund.id
}

function creditNote(id: string, invoice: Paid['invoice'], date: number, amount: number) {
  return {
    object: 'credit_note',
    id,
    customer_id: invoice.customer_id,
    reference_invoice_id: invoice.id,
    type: 'refundable' as const,
    reason_code: 'other' as const,
    status: 'refunded' as const,
    date,
    currency_code: invoice.currency_code,
    total: amount,
    amount_refunded: amount,
    amount_available: 0,
    refunded_at: date,
  }
}
