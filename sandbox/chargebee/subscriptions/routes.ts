import type { Subscription } from 'chargebee'
import { withCard } from '../customers/find-customer.ts'
import type { Filters } from '../lists/filter.ts'
import { list } from '../lists/list.ts'
import { PAGING } from '../lists/page.ts'
import { missing } from '../requests/api-error.ts'
import type { Route } from '../requests/ask.ts'
import type { Site } from '../site/site.ts'

const filters: Filters = {
  id: 'string',
  customer_id: 'string',
  status: 'enum',
  created_at: 'timestamp',
  updated_at: 'timestamp',
}

export const subscriptionRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/v2/subscriptions',
    parameters: [...PAGING, 'include_deleted', ...Object.keys(filters)],
    answer: (ask) =>
      list(ask, {
        items: ask.site.state.subscriptions.all(),
        filters,
        sorts: ['created_at', 'updated_at'],
        show: (subscription) => withCustomer(ask.site, subscription),
      }),
  },
  {
    method: 'GET',
    path: '/api/v2/subscriptions/:id',
    parameters: [],
    answer: ({ site, id }) => {
      const subscription = site.state.subscriptions.get(id)
      if (!subscription) throw missing('subscription', id)
      return withCustomer(site, subscription)
    },
  },
]

function withCustomer(site: Site, subscription: Subscription) {
  const customer = site.state.customers.get(subscription.customer_id)
  return { subscription, ...(customer && withCard(site, customer)) }
}
