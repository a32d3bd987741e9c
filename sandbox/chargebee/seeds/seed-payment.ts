import { newId } from '../../new-id.ts'
import { emit } from '../events/emit.ts'
import { invoiceObject, subscriptionOf } from '../invoices/invoice-object.ts'
import type { Site } from '../site/site.ts'
import { transactionObject } from '../transactions/transaction-object.ts'
import { contentOf, type Paid } from './content-of.ts'
import { seconds } from './seconds.ts'
import { seedRefund } from './seed-refund.ts'
import type { PaymentSeed, Seeds } from './seeds.ts'

export function seedPayment(site: Site, seed: PaymentSeed): ReturnType<Seeds['payment']> {
  const { customer, amount, currency, subscription = null, status = 'success' } = seed
  const date = seconds(seed.paidAt)
  const succeeded = status === 'success'
  const shared = { customer, amount, currency, date }
  const invoice = invoiceObject({
    ...shared,
    id: seed.invoice ?? newId('INV', 8),
    subscription: subscriptionOf(site, subscription),
    status: succeeded ? 'paid' : 'payment_due',
    paidAt: succeeded ? date : null,
  })
  const card = seed.offline ? null : (site.state.cards.get(customer) ?? null)
  const transaction = transactionObject({
    ...shared,
    id: seed.transaction ?? newId('txn', 16),
    subscription,
    type: 'payment',
    status,
    card,
  })
  link({ invoice, transaction })
  site.state.invoices.add(invoice)
  site.state.transactions.add(transaction)
  const event =
    seed.event === false
      ? null
      : emit(site, {
          type: succeeded ? 'payment_succeeded' : 'payment_failed',
          content: contentOf(site, { invoice, transaction }),
          by: seed.offline ? 'admin_console' : 'scheduled_job',
          occurredAt: date,
          past: !seed.deliver,
          ...(seed.event && { id: seed.event }),
        }).id
  const refund = seed.refunded ? seedRefund(site, { invoice, transaction }, seed.refunded) : null
  site.changed()
  return { transaction: transaction.id, invoice: invoice.id, event, refund }
}

function link({ invoice, transaction }: Paid) {
  const { id, amount = 0, date = 0, status = 'success' } = transaction
  invoice.linked_payments = [
    {
      txn_id: id,
      applied_amount: amount,
      applied_at: date,
      txn_status: status,
      txn_date: date,
      txn_amount: amount,
    },
  ]
  transaction.linked_invoices = [
    {
      invoice_id: invoice.id,
      applied_amount: amount,
      applied_at: date,
      invoice_date: date,
      invoice_total: amount,
      invoice_status: invoice.status,
    },
  ]
}
