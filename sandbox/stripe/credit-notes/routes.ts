import { checkCustomer } from '../customers/find-customer.ts'
import { find } from '../lists/find.ts'
import { PAGING, page } from '../lists/page.ts'
import { readRange, within } from '../lists/read-range.ts'
import { readText } from '../lists/read-text.ts'
import type { Ask, Route } from '../requests/ask.ts'

export const creditNoteRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/credit_notes',
    permission: 'credit_note_read',
    parameters: [...PAGING, 'created', 'customer', 'invoice'],
    answer: listCreditNotes,
  },
  {
    method: 'GET',
    path: '/v1/credit_notes/:id',
    permission: 'credit_note_read',
    parameters: [],
    answer: (ask) => find(ask.account.state.creditNotes, ask, ask.id),
  },
]

function listCreditNotes(ask: Ask) {
  const { account, live, params } = ask
  const customer = readText(params, 'customer')
  const invoice = readText(params, 'invoice')
  const created = readRange('created', params['created'])
  checkCustomer(ask, customer)
  if (invoice !== undefined) find(account.state.invoices, ask, invoice, 'invoice')
  const items = account.state.creditNotes.newestFirst(
    live,
    (note) =>
      (customer === undefined || note.customer === customer) &&
      (invoice === undefined || note.invoice === invoice) &&
      within(created, note.created),
  )
  return page({ items, params, url: '/v1/credit_notes', noun: 'credit_note' })
}
