import type { Customer } from 'chargebee'
import { emit } from '../events/emit.ts'
import { newId } from '../../new-id.ts'
import { readText } from '../lists/read.ts'
import { invalid } from '../requests/api-error.ts'
import type { Ask } from '../requests/ask.ts'
import type { Site } from '../site/site.ts'
import { changeCustomer, sameCustomer } from './change-customer.ts'
import { customerObject } from './customer-object.ts'
import { findCustomer, withCard } from './find-customer.ts'

export function createCustomer(ask: Ask) {
  const { site, params, effect } = ask
  const id = readText(params, 'id') ?? newId('cb', 14)
  if (site.state.customers.get(id)) throw invalid('id', 'The value is already present.', 'duplicate_entry')
  const customer = changeCustomer(ask, customerObject({ id, createdAt: site.seconds(), now: site.now() }))
  site.state.customers.add(customer)
  emit(site, { type: 'customer_created', content: withCard(site, customer), by: 'api' })
  effect()
  return withCard(site, customer)
}

export function updateCustomer(ask: Ask) {
  const { site, id, effect } = ask
  const customer = findCustomer(site, id)
  const after = changeCustomer(ask, customer)
  if (sameCustomer(customer, after)) {
    if (site.habits.noOpUpdate === 'event') tell(site, customer, 'customer_changed')
    return withCard(site, customer)
  }
  for (const name of Object.keys(customer)) if (!(name in after)) Reflect.deleteProperty(customer, name)
  Object.assign(customer, after)
  touch(site, customer)
  tell(site, customer, 'customer_changed')
  effect()
  return withCard(site, customer)
}

export function deleteCustomer({ site, id, effect }: Ask) {
  const customer = findCustomer(site, id)
  customer.deleted = true
  touch(site, customer)
  tell(site, customer, 'customer_deleted')
  effect()
  return withCard(site, customer)
}

/** Each change of an object gives it a higher version, in milliseconds. */
function touch(site: Site, customer: Customer) {
  customer.updated_at = site.seconds()
  customer.resource_version = Math.max(site.now(), (customer.resource_version ?? 0) + 1)
}

function tell(site: Site, customer: Customer, type: 'customer_changed' | 'customer_deleted') {
  emit(site, { type, content: withCard(site, customer), by: 'api' })
}
