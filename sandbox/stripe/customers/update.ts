import { emit } from '../events/emit.ts'
import type { Ask } from '../requests/ask.ts'
import { changeCustomer } from './change-customer.ts'
import { findCustomer } from './find-customer.ts'

/** Whether Stripe tells of an update that changes nothing is not published: here it does not. */
export function updateCustomer(ask: Ask) {
  const { account, params, request, id, effect } = ask
  const customer = findCustomer(ask, id)
  const before = structuredClone(customer)
  const previous = changeCustomer(customer, params)
  if (previous) {
    account.searchable.before(id, before)
    emit(account, { type: 'customer.updated', object: customer, previous, request, deliver: true })
    effect()
  }
  return customer
}
