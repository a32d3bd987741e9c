import 'server-only'
import { unavailable } from '#lib/errors.ts'
import type { Payment } from '../provider.ts'
import type { Connection } from './client.ts'
import { ChargebeeNo, isDenied } from './errors.ts'
import { isId } from './ids.ts'
import { list } from './lists.ts'
import { readInvoices, readTransactions } from './look-payments.ts'
import { toPayment, withCredits } from './map.ts'
import { subscriptionShape } from './shapes.ts'
import { toPastPayments } from './past-payments.ts'

/** The customer's past payments with the terms of their subscriptions, oldest first. Fresh reads. @throws Refusal `unavailable`. */
export async function readPayments(connection: Connection, customerId: string): Promise<Payment[]> {
  if (!isId(customerId)) return []
  try {
    const [transactions, invoices, subscriptions] = await Promise.all([
      readTransactions(connection, customerId),
      readInvoices(connection, customerId),
      readSubscriptions(connection, customerId),
    ])
    const payments = withCredits(transactions.map(toPayment), invoices)
    return toPastPayments({ payments, invoices, subscriptions })
  } catch (error) {
    if (isDenied(error))
      throw unavailable(
        'The Chargebee key may not read invoices, transactions or subscriptions. Ask an admin for a key that may.',
      )
    if (error instanceof ChargebeeNo) throw unavailable('Chargebee does not let the desk read the payments.')
    throw error
  }
}

async function readSubscriptions(connection: Connection, customerId: string) {
  const subscriptions = await list(connection, {
    noun: 'subscription',
    shape: subscriptionShape,
    page: ({ sdk }, cursor) =>
      sdk.subscription.list({ ...cursor, include_deleted: true, customer_id: { is: customerId } }),
  })
  return subscriptions.filter(({ customer_id }) => customer_id === customerId)
}
