import { emit } from '../events/emit.ts'
import type { Ask } from '../requests/ask.ts'
import { findCustomer } from './find-customer.ts'

export function deleteCustomer(ask: Ask) {
  const { account, live, request, id, effect } = ask
  const customer = findCustomer(ask, id)
  account.state.customers.remove(id)
  account.state.deletedCustomers.push({ id, livemode: live })
  emit(account, { type: 'customer.deleted', object: customer, request, deliver: true })
  effect()
  return deletedCustomer(id)
}

export function deletedCustomer(id: string) {
  return { id, object: 'customer', deleted: true }
}
