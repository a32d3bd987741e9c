import type { Filters } from '../lists/filter.ts'
import { customFieldFilters } from '../lists/filter.ts'
import { list } from '../lists/list.ts'
import { PAGING } from '../lists/page.ts'
import type { Ask, Route } from '../requests/ask.ts'
import { readCustomFields } from '../custom-fields/check-field.ts'
import { CHANGEABLE } from './change-customer.ts'
import { findCustomer, withCard } from './find-customer.ts'
import { createCustomer, deleteCustomer, updateCustomer } from './write.ts'

const filters: Filters = {
  id: 'string',
  first_name: 'string',
  last_name: 'string',
  email: 'string',
  company: 'string',
  phone: 'string',
  auto_collection: 'enum',
  created_at: 'timestamp',
  updated_at: 'timestamp',
}

export const customerRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/v2/customers',
    parameters: [...PAGING, 'include_deleted', ...Object.keys(filters)],
    customFields: true,
    answer: listCustomers,
  },
  {
    method: 'GET',
    path: '/api/v2/customers/:id',
    parameters: [],
    answer: ({ site, id }) => withCard(site, findCustomer(site, id)),
  },
  {
    method: 'POST',
    path: '/api/v2/customers',
    parameters: ['id', ...CHANGEABLE],
    customFields: true,
    answer: createCustomer,
  },
  {
    method: 'POST',
    path: '/api/v2/customers/:id',
    parameters: CHANGEABLE,
    customFields: true,
    answer: updateCustomer,
  },
  {
    method: 'POST',
    path: '/api/v2/customers/:id/delete',
    parameters: [],
    answer: deleteCustomer,
  },
]

function listCustomers(ask: Ask) {
  const { site, params } = ask
  const custom = customFieldFilters(params)
  const known = Object.keys(custom).filter((name) =>
    site.state.customFields.some((field) => field.entity_type === 'customer' && field.api_name === name),
  )
  const unknown = Object.keys(custom).filter((name) => !known.includes(name))
  readCustomFields(site, 'customer', Object.fromEntries(unknown.map((name) => [name, ''])))
  return list(ask, {
    items: site.state.customers.all(),
    filters: { ...filters, ...Object.fromEntries(known.map((name) => [name, 'string' as const])) },
    sorts: ['created_at', 'updated_at'],
    show: (customer) => withCard(site, customer),
  })
}
