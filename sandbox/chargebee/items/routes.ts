import type { Filters } from '../lists/filter.ts'
import { list } from '../lists/list.ts'
import { PAGING } from '../lists/page.ts'
import { missing } from '../requests/api-error.ts'
import type { Route } from '../requests/ask.ts'

const itemFilters: Filters = {
  id: 'string',
  name: 'string',
  type: 'enum',
  status: 'enum',
  updated_at: 'timestamp',
}

const priceFilters: Filters = {
  id: 'string',
  name: 'string',
  item_id: 'string',
  item_type: 'enum',
  currency_code: 'enum',
  status: 'enum',
  updated_at: 'timestamp',
  period: 'string',
  period_unit: 'enum',
}

export const itemRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/v2/items',
    parameters: [...PAGING, ...Object.keys(itemFilters)],
    answer: (ask) =>
      list(ask, {
        items: ask.site.state.items.all(),
        filters: itemFilters,
        sorts: ['updated_at', 'id', 'name'],
        show: (item) => ({ item }),
      }),
  },
  {
    method: 'GET',
    path: '/api/v2/items/:id',
    parameters: [],
    answer: ({ site, id }) => {
      const item = site.state.items.get(id)
      if (!item) throw missing('item', id)
      return { item }
    },
  },
  {
    method: 'GET',
    path: '/api/v2/item_prices',
    parameters: [...PAGING, ...Object.keys(priceFilters)],
    answer: (ask) =>
      list(ask, {
        items: ask.site.state.itemPrices.all(),
        filters: priceFilters,
        sorts: ['updated_at', 'id', 'name'],
        show: (itemPrice) => ({ item_price: itemPrice }),
      }),
  },
  {
    method: 'GET',
    path: '/api/v2/item_prices/:id',
    parameters: [],
    answer: ({ site, id }) => {
      const itemPrice = site.state.itemPrices.get(id)
      if (!itemPrice) throw missing('item_price', id)
      return { item_price: itemPrice }
    },
  },
]
