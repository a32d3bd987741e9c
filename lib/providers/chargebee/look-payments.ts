import 'server-only'
import { thirtyDays } from '../seconds.ts'
import type { Connection } from './client.ts'
import { list } from './lists.ts'
import { lookEvents } from './look-events.ts'
import type { ChargebeeLook } from './looked.ts'
import { toPayment, toUnpaid, withCredits } from './map.ts'
import { invoiceShape, transactionShape } from './shapes.ts'
import { type Denials, unlessDenied } from './unless-denied.ts'

/** An event is a little younger than its payment: what was paid just before the 30 days may still have one in them. Seconds. */
const slack = 120

/** The customer's successful payments, those of the last 30 days with their events, and the invoices that were never paid. */
export async function lookPayments(
  connection: Connection,
  { customerId, now, denials }: { customerId: string; now: number; denials: Denials },
): Promise<Pick<ChargebeeLook, 'payments' | 'unpaid'>> {
  const [transactions, invoices] = await Promise.all([
    unlessDenied(denials, 'transactions', () => readTransactions(connection, customerId)),
    unlessDenied(denials, 'invoices', () => readInvoices(connection, customerId)),
  ])
  const payments = withCredits((transactions ?? []).map(toPayment), invoices ?? [])
  const unpaid = (invoices ?? []).map(toUnpaid).filter((invoice) => invoice !== null)
  const recent = payments.filter(({ moments }) => moments.some((at) => at >= now - thirtyDays - slack))
  const events = await unlessDenied(denials, 'events', () => lookEvents(connection, recent))
  const isRecent = new Set(recent.map(({ id }) => id))
  return {
    unpaid,
    payments: payments.map((payment) =>
      isRecent.has(payment.id) ? { ...payment, events: events?.get(payment.id) ?? null } : payment,
    ),
  }
}

export async function readTransactions(connection: Connection, customerId: string) {
  const transactions = await list(connection, {
    noun: 'transaction',
    shape: transactionShape,
    page: ({ sdk }, cursor) =>
      sdk.transaction.list({
        ...cursor,
        customer_id: { is: customerId },
        type: { is: 'payment' },
        status: { is: 'success' },
      }),
  })
  return transactions.filter(
    ({ customer_id, type, status }) =>
      customer_id === customerId && type === 'payment' && status === 'success',
  )
}

export async function readInvoices(connection: Connection, customerId: string) {
  const invoices = await list(connection, {
    noun: 'invoice',
    shape: invoiceShape,
    page: ({ sdk }, cursor) => sdk.invoice.list({ ...cursor, customer_id: { is: customerId } }),
  })
  return invoices.filter(({ customer_id }) => customer_id === customerId)
}
