import type { Filters } from '../lists/filter.ts'
import { list } from '../lists/list.ts'
import { PAGING } from '../lists/page.ts'
import { missing } from '../requests/api-error.ts'
import type { Route } from '../requests/ask.ts'

const filters: Filters = {
  id: 'string',
  customer_id: 'string',
  subscription_id: 'string',
  status: 'enum',
  recurring: 'boolean',
  date: 'timestamp',
  paid_at: 'timestamp',
  voided_at: 'timestamp',
  updated_at: 'timestamp',
}

export const invoiceRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/v2/invoices',
    parameters: [...PAGING, 'include_deleted', ...Object.keys(filters)],
    answer: (ask) =>
      list(ask, {
        items: ask.site.state.invoices.all(),
        filters,
        sorts: ['date', 'updated_at'],
        show: (invoice) => ({ invoice }),
      }),
  },
  {
    method: 'GET',
    path: '/api/v2/invoices/:id',
    parameters: [],
    answer: ({ site, id }) => {
      const invoice = site.state.invoices.get(id)
      if (!invoice) throw missing('invoice', id)
      return { invoice }
    },
  },
]
