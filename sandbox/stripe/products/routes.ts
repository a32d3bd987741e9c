import { find } from '../lists/find.ts'
import { PAGING, page } from '../lists/page.ts'
import type { Route } from '../requests/ask.ts'

export const productRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/products',
    permission: 'product_read',
    parameters: PAGING,
    answer: ({ account, live, params }) =>
      page({
        items: account.state.products.newestFirst(live),
        params,
        url: '/v1/products',
        noun: 'product',
      }),
  },
  {
    method: 'GET',
    path: '/v1/products/:id',
    permission: 'product_read',
    parameters: [],
    answer: (ask) => find(ask.account.state.products, ask, ask.id),
  },
]
