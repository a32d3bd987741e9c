import { PAGING } from '../lists/page.ts'
import type { Ask, Route } from '../requests/ask.ts'
import { CHANGEABLE } from './change-customer.ts'
import { createCustomer } from './create.ts'
import { deleteCustomer, deletedCustomer } from './delete.ts'
import { findCustomer, isDeleted } from './find-customer.ts'
import { listCustomers } from './list.ts'
import { searchCustomers } from './search.ts'
import { updateCustomer } from './update.ts'

export const customerRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/customers',
    permission: 'customer_read',
    parameters: [...PAGING, 'created', 'email'],
    answer: listCustomers,
  },
  {
    method: 'GET',
    path: '/v1/customers/search',
    permission: 'customer_read',
    parameters: ['query', 'limit', 'page'],
    answer: searchCustomers,
  },
  {
    method: 'GET',
    path: '/v1/customers/:id',
    permission: 'customer_read',
    parameters: [],
    answer: getCustomer,
  },
  {
    method: 'POST',
    path: '/v1/customers',
    permission: 'customer_write',
    parameters: CHANGEABLE,
    answer: createCustomer,
  },
  {
    method: 'POST',
    path: '/v1/customers/:id',
    permission: 'customer_write',
    parameters: CHANGEABLE,
    answer: updateCustomer,
  },
  {
    method: 'DELETE',
    path: '/v1/customers/:id',
    permission: 'customer_write',
    parameters: [],
    answer: deleteCustomer,
  },
]

function getCustomer(ask: Ask) {
  return isDeleted(ask, ask.id) ? deletedCustomer(ask.id) : findCustomer(ask, ask.id)
}
