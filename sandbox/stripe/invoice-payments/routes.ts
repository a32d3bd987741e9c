import type Stripe from 'stripe'
import { find } from '../lists/find.ts'
import { PAGING, page } from '../lists/page.ts'
import { readRange, within } from '../lists/read-range.ts'
import { readOneOf, readText } from '../lists/read-text.ts'
import { invalid, unknownParameter } from '../requests/api-error.ts'
import type { Ask, Route } from '../requests/ask.ts'

export const invoicePaymentRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/invoice_payments',
    permission: 'invoice_read',
    parameters: [...PAGING, 'created', 'invoice', 'payment', 'status'],
    answer: listInvoicePayments,
  },
  {
    method: 'GET',
    path: '/v1/invoice_payments/:id',
    permission: 'invoice_read',
    parameters: [],
    answer: (ask) => find(ask.account.state.invoicePayments, ask, ask.id),
  },
]

function listInvoicePayments(ask: Ask) {
  const { account, live, params } = ask
  const invoice = readText(params, 'invoice')
  const status = readOneOf(params, 'status', ['canceled', 'open', 'paid'])
  const created = readRange('created', params['created'])
  const paysBy = readPayment(ask)
  if (invoice !== undefined) find(account.state.invoices, ask, invoice, 'invoice')
  const items = account.state.invoicePayments.newestFirst(
    live,
    (payment) =>
      (invoice === undefined || payment.invoice === invoice) &&
      (status === undefined || payment.status === status) &&
      within(created, payment.created) &&
      paysBy(payment),
  )
  return page({ items, params, url: '/v1/invoice_payments', noun: 'invoice_payment' })
}

function readPayment({ params }: Ask): (payment: Stripe.InvoicePayment) => boolean {
  const wanted = params['payment']
  if (wanted === undefined) return () => true
  if (typeof wanted === 'string' || Array.isArray(wanted)) throw invalid('Invalid object', 'payment')
  const { type, payment_intent: intent, payment_record: record, ...others } = wanted
  for (const name of Object.keys(others)) throw unknownParameter(`payment[${name}]`)
  if (type === undefined)
    throw invalid('Missing required param: payment[type].', 'payment[type]', 'parameter_missing')
  return ({ payment }) =>
    payment.type === type &&
    (intent === undefined || payment.payment_intent === intent) &&
    (record === undefined || payment.payment_record === record)
}
