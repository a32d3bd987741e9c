import { find } from '../lists/find.ts'
import type { Route } from '../requests/ask.ts'

/** Under plan_read, from when prices were plans: inferred. */
export const priceRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/prices/:id',
    permission: 'plan_read',
    parameters: [],
    answer: (ask) => find(ask.account.state.prices, ask, ask.id),
  },
]
