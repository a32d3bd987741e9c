import type { Filters } from '../lists/filter.ts'
import { list } from '../lists/list.ts'
import { PAGING } from '../lists/page.ts'
import { missing } from '../requests/api-error.ts'
import type { Route } from '../requests/ask.ts'

const filters: Filters = {
  id: 'string',
  customer_id: 'string',
  subscription_id: 'string',
  payment_method: 'enum',
  gateway: 'enum',
  type: 'enum',
  status: 'enum',
  date: 'timestamp',
  updated_at: 'timestamp',
}

export const transactionRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/v2/transactions',
    parameters: [...PAGING, 'include_deleted', ...Object.keys(filters)],
    answer: (ask) =>
      list(ask, {
        items: ask.site.state.transactions.all(),
        filters,
        sorts: ['date', 'updated_at'],
        show: (transaction) => ({ transaction }),
      }),
  },
  {
    method: 'GET',
    path: '/api/v2/transactions/:id',
    parameters: [],
    answer: ({ site, id }) => {
      const transaction = site.state.transactions.get(id)
      if (!transaction) throw missing('transaction', id)
      return { transaction }
    },
  },
]
