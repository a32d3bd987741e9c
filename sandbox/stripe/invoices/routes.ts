import { checkCustomer } from '../customers/find-customer.ts'
import { find } from '../lists/find.ts'
import { PAGING, page } from '../lists/page.ts'
import { readRange, within } from '../lists/read-range.ts'
import { readOneOf, readText } from '../lists/read-text.ts'
import type { Ask, Route } from '../requests/ask.ts'

export const invoiceRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/invoices',
    permission: 'invoice_read',
    parameters: [...PAGING, 'collection_method', 'created', 'customer', 'status', 'subscription'],
    answer: listInvoices,
  },
  {
    method: 'GET',
    path: '/v1/invoices/:id',
    permission: 'invoice_read',
    parameters: [],
    answer: (ask) => find(ask.account.state.invoices, ask, ask.id),
  },
]

function listInvoices(ask: Ask) {
  const { account, live, params } = ask
  const customer = readText(params, 'customer')
  const subscription = readText(params, 'subscription')
  const status = readOneOf(params, 'status', ['draft', 'open', 'paid', 'uncollectible', 'void'])
  const method = readOneOf(params, 'collection_method', ['charge_automatically', 'send_invoice'])
  const created = readRange('created', params['created'])
  checkCustomer(ask, customer)
  if (subscription !== undefined) find(account.state.subscriptions, ask, subscription, 'subscription')
  const items = account.state.invoices.newestFirst(
    live,
    (invoice) =>
      (customer === undefined || invoice.customer === customer) &&
      (subscription === undefined || invoice.parent?.subscription_details?.subscription === subscription) &&
      (status === undefined || invoice.status === status) &&
      (method === undefined || invoice.collection_method === method) &&
      within(created, invoice.created),
  )
  return page({ items, params, url: '/v1/invoices', noun: 'invoice' })
}
