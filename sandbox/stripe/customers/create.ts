import { emit } from '../events/emit.ts'
import type { Ask } from '../requests/ask.ts'
import { newId } from '../../new-id.ts'
import { changeCustomer } from './change-customer.ts'
import { customerObject } from './customer-object.ts'

export function createCustomer({ account, live, params, request, effect }: Ask) {
  const customer = customerObject({
    id: newId('cus', 14),
    created: account.seconds(),
    livemode: live,
    email: null,
    name: null,
    metadata: {},
  })
  changeCustomer(customer, params)
  account.searchable.before(customer.id, null)
  account.state.customers.add(customer)
  emit(account, { type: 'customer.created', object: customer, request, deliver: true })
  effect()
  return customer
}
