import { checkCustomer } from '../customers/find-customer.ts'
import { find } from '../lists/find.ts'
import { PAGING, page } from '../lists/page.ts'
import { readRange, within } from '../lists/read-range.ts'
import { readOneOf, readText } from '../lists/read-text.ts'
import type { Ask, Route } from '../requests/ask.ts'

const STATES = [
  'active',
  'canceled',
  'incomplete',
  'incomplete_expired',
  'past_due',
  'paused',
  'trialing',
  'unpaid',
]

export const subscriptionRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/subscriptions',
    permission: 'subscription_read',
    parameters: [...PAGING, 'created', 'customer', 'status'],
    answer: listSubscriptions,
  },
  {
    method: 'GET',
    path: '/v1/subscriptions/:id',
    permission: 'subscription_read',
    parameters: [],
    answer: (ask) => find(ask.account.state.subscriptions, ask, ask.id),
  },
]

/** Canceled ones are listed only where `status` asks for them. */
function listSubscriptions(ask: Ask) {
  const { account, live, params } = ask
  const customer = readText(params, 'customer')
  const status = readOneOf(params, 'status', [...STATES, 'all', 'ended'])
  const created = readRange('created', params['created'])
  checkCustomer(ask, customer)
  const items = account.state.subscriptions.newestFirst(
    live,
    (subscription) =>
      (customer === undefined || subscription.customer === customer) &&
      hasStatus(subscription.status, status) &&
      within(created, subscription.created),
  )
  return page({ items, params, url: '/v1/subscriptions', noun: 'subscription' })
}

function hasStatus(status: string, wanted: string | undefined): boolean {
  if (wanted === undefined) return status !== 'canceled'
  if (wanted === 'ended') return status === 'canceled' || status === 'incomplete_expired'
  return wanted === 'all' || status === wanted
}
