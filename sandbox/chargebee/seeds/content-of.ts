import type { Invoice, Transaction } from 'chargebee'
import type { Content } from '../events/stored-event.ts'
import type { Site } from '../site/site.ts'

export interface Paid {
  invoice: Invoice
  transaction: Transaction
}

/** What a payment's events carry, the card among it. */
export function contentOf({ state }: Site, { invoice, transaction }: Paid): Content {
  const customer = state.customers.get(invoice.customer_id)
  const card = state.cards.get(invoice.customer_id)
  const subscription = state.subscriptions.get(invoice.subscription_id ?? '')
  return {
    transaction,
    invoice,
    ...(customer && { customer }),
    ...(subscription && { subscription }),
    ...(card && transaction.payment_method === 'card' && { card }),
  }
}
