import type { Card, Transaction } from 'chargebee'

export interface TransactionFacts {
  id: string
  type: 'payment' | 'refund'
  status: 'success' | 'failure'
  customer: string
  subscription: string | null
  amount: number
  currency: string
  /** Seconds. */
  date: number
  /** null: paid outside of Chargebee's gateways, for example by bank transfer. */
  card: Card | null
}

export function transactionObject(facts: TransactionFacts): Transaction & { object: 'transaction' } {
  const { id, type, status, customer, subscription, amount, currency, date, card } = facts
  return {
    object: 'transaction',
    id,
    customer_id: customer,
    ...(subscription !== null && { subscription_id: subscription }),
    type,
    status,
    date,
    amount,
    currency_code: currency,
    exchange_rate: 1,
    amount_unused: 0,
    ...(card ? byCard(card, id) : { payment_method: 'bank_transfer', gateway: 'not_applicable' }),
    ...(status === 'failure' && { error_code: 'card_declined', error_text: 'The card was declined.' }),
    updated_at: date,
    resource_version: date * 1000,
    deleted: false,
    ...(type === 'payment' && { linked_invoices: [], linked_refunds: [] }),
  }
}

function byCard(card: Card, id: string) {
  return {
    payment_method: 'card' as const,
    gateway: 'chargebee' as const,
    gateway_account_id: 'gw_practice',
    payment_source_id: card.payment_source_id,
    id_at_gateway: `cb_${id}`,
    iin: card.iin,
    last4: card.last4,
    masked_card_number: card.masked_number ?? '',
  }
}
