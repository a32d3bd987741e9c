import { page } from '../lists/page.ts'
import { readRange, within } from '../lists/read-range.ts'
import { readText } from '../lists/read-text.ts'
import type { Ask } from '../requests/ask.ts'

/** The e-mail is matched exactly, with its case. */
export function listCustomers({ account, live, params }: Ask) {
  const email = readText(params, 'email')
  const created = readRange('created', params['created'])
  const items = account.state.customers.newestFirst(
    live,
    (customer) => (email === undefined || customer.email === email) && within(created, customer.created),
  )
  return page({ items, params, url: '/v1/customers', noun: 'customer' })
}
