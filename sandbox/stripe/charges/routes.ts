import { find } from '../lists/find.ts'
import { PAGING, page } from '../lists/page.ts'
import { readRange, within } from '../lists/read-range.ts'
import { readText } from '../lists/read-text.ts'
import { checkCustomer } from '../customers/find-customer.ts'
import type { Ask, Route } from '../requests/ask.ts'

export const chargeRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/charges',
    permission: 'charge_read',
    parameters: [...PAGING, 'created', 'customer', 'payment_intent'],
    answer: listCharges,
  },
  {
    method: 'GET',
    path: '/v1/charges/:id',
    permission: 'charge_read',
    parameters: [],
    answer: (ask) => find(ask.account.state.charges, ask, ask.id),
  },
]

function listCharges(ask: Ask) {
  const { account, live, params } = ask
  const customer = readText(params, 'customer')
  const intent = readText(params, 'payment_intent')
  const created = readRange('created', params['created'])
  checkCustomer(ask, customer)
  if (intent !== undefined) find(account.state.paymentIntents, ask, intent, 'payment_intent')
  const items = account.state.charges.newestFirst(
    live,
    (charge) =>
      (customer === undefined || charge.customer === customer) &&
      (intent === undefined || charge.payment_intent === intent) &&
      within(created, charge.created),
  )
  return page({ items, params, url: '/v1/charges', noun: 'charge' })
}
