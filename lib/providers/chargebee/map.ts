import type { Candidate } from '../provider.ts'
import { formatDay, toIso } from '../seconds.ts'
import type { ChargebeeLook, LookedEndpoint, LookedEvent, LookedPayment, LookedUnpaid } from './looked.ts'
import type { CustomerShape, EndpointShape, EventShape, InvoiceShape, TransactionShape } from './shapes.ts'

export function nameOf({ company, first_name, last_name }: CustomerShape): string | null {
  const person = [first_name, last_name].filter((part) => part !== null).join(' ')
  return company ?? (person === '' ? null : person)
}

export function toCandidate(customer: CustomerShape): Candidate {
  const { id, deleted, email, created_at } = customer
  const name = nameOf(customer)
  const since = created_at === null ? null : `created ${formatDay(created_at)}`
  return {
    id,
    email,
    name,
    deleted,
    createdAt: created_at === null ? null : toIso(created_at),
    note: [name, deleted ? 'deleted' : null, since].filter((part) => part !== null).join(' · '),
  }
}

export function toCustomer(customer: CustomerShape): ChargebeeLook['customer'] {
  if (customer.deleted) return { state: 'deleted' }
  const { id, email } = customer
  return { state: 'found', id, email, name: nameOf(customer), ...toCarrying(customer) }
}

export const toCarrying = (customer: CustomerShape) => ({
  metaData: customer.meta_data,
  fields: Object.fromEntries(Object.entries(customer).filter(([key]) => key.startsWith('cf_'))),
})

export function toEndpoint(endpoint: EndpointShape): LookedEndpoint {
  return {
    state: 'found',
    id: endpoint.id,
    name: endpoint.name ?? endpoint.id,
    url: withoutLogin(endpoint.url),
    enabled: !endpoint.disabled,
    events: endpoint.enabled_events ? [...endpoint.enabled_events].sort() : null,
    sendsCards: endpoint.send_card_resource,
    apiVersion: endpoint.api_version,
  }
}

function withoutLogin(address: string): string {
  const url = URL.parse(address)
  if (!url || (url.username === '' && url.password === '')) return address
  url.username = ''
  url.password = ''
  return url.href
}

export const toEvent = ({ id, occurred_at, content }: EventShape): LookedEvent => ({
  id,
  createdAt: occurred_at,
  hasCard: (content.card ?? null) !== null,
})

/** Null for an invoice that was paid or still may be: Chargebee tells Cello by itself once it is. */
export function toUnpaid(invoice: InvoiceShape): LookedUnpaid | null {
  const { id, status, date, voided_at, updated_at, total, currency_code } = invoice
  if (status !== 'voided' && status !== 'not_paid') return null
  const createdAt = date ?? updated_at ?? 0
  const closedAt = (status === 'voided' ? voided_at : updated_at) ?? createdAt
  return { id, status, createdAt, closedAt, amount: total, currency: currency_code.toLowerCase() }
}

/** `credited` and `events` are told by what is read beside it. */
export function toPayment(transaction: TransactionShape): LookedPayment {
  const { id, date, settled_at, amount, currency_code, linked_invoices } = transaction
  const applied = linked_invoices.map(({ applied_at }) => applied_at)
  const moments = [date, settled_at, ...applied].filter((moment) => moment !== null)
  return {
    id,
    invoices: linked_invoices
      .map(({ invoice_id, invoice_date }) => ({ id: invoice_id, createdAt: invoice_date }))
      .sort((a, b) => (a.createdAt ?? 0) - (b.createdAt ?? 0) || (a.id < b.id ? -1 : 1)),
    paidAt: date ?? Math.max(0, ...moments),
    moments: [...new Set(moments)].sort((a, b) => a - b),
    amount,
    currency: currency_code.toLowerCase(),
    refunded: Math.min(refundedOf(transaction), amount),
    credited: 0,
    reversed: transaction.reversal_transaction_id !== null,
    // A payment that no gateway made: recorded by hand, or paid with what the customer had.
    outOfBand: transaction.gateway === 'not_applicable',
    events: [],
  }
}

const goesBack = ['success', 'in_progress', 'needs_attention']

const refundedOf = ({ linked_refunds }: TransactionShape) =>
  linked_refunds
    .filter(({ txn_status }) => txn_status === null || goesBack.includes(txn_status))
    .reduce((sum, { txn_amount }) => sum + txn_amount, 0)

/**
 * What was credited on each invoice after it was paid, less what is refunded: Chargebee writes a credit note for every refund. Of an
 * invoice that was paid in parts it is told on the last one.
 */
export function withCredits(
  payments: readonly LookedPayment[],
  invoices: readonly InvoiceShape[],
): LookedPayment[] {
  const credited = new Map<string, number>()
  for (const { id, issued_credit_notes } of invoices) {
    const paid = payments.filter((payment) => payment.invoices.some((invoice) => invoice.id === id))
    const last = paid.sort((a, b) => a.paidAt - b.paidAt || (a.id < b.id ? -1 : 1)).at(-1)
    const notes = issued_credit_notes
      .filter(({ cn_status }) => cn_status !== 'voided')
      .reduce((sum, { cn_total }) => sum + cn_total, 0)
    const refunds = paid.reduce((sum, { refunded }) => sum + refunded, 0)
    if (last && notes > refunds) credited.set(last.id, (credited.get(last.id) ?? 0) + notes - refunds)
  }
  return payments.map((payment) => ({
    ...payment,
    credited: Math.min(credited.get(payment.id) ?? 0, payment.amount),
  }))
}
