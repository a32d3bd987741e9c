import type { Account } from '../account/account.ts'
import { customerObject } from '../customers/customer-object.ts'
import { emit } from '../events/emit.ts'
import { newId } from '../../new-id.ts'
import { endpointObject } from '../webhook-endpoints/endpoint-object.ts'
import { seedInvoice } from './seed-invoice.ts'
import { seedSubscription } from './seed-subscription.ts'
import type { CustomerSeed, EndpointSeed, Seeds } from './seeds.ts'

/** The API keeps events for 30 days: older ones need not be made. */
const REMEMBERED = 31 * 24 * 60 * 60

export function createSeeds(account: Account): Seeds {
  return {
    customer: (seed) => seedCustomer(account, seed),
    subscription: (seed) => seedSubscription(account, seed),
    invoice: (seed) => seedInvoice(account, seed),
    endpoint: (seed) => seedEndpoint(account, seed),
    bulkEvents: ({ count, from, to, types = ['invoice.paid', 'customer.updated'], live = false }) => {
      account.state.events.addBulk({ count, from: seconds(from), to: seconds(to), types, livemode: live })
      account.changed()
    },
  }
}

export function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000)
}

/** Records a past event, where the account would still know it. */
export function remember(account: Account, happening: Parameters<typeof emit>[1]): string | null {
  const created = happening.created ?? account.seconds()
  return created < account.seconds() - REMEMBERED ? null : emit(account, happening).id
}

function seedCustomer(account: Account, seed: CustomerSeed): { id: string } {
  const customer = customerObject({
    id: seed.id ?? newId('cus', 14),
    created: seconds(seed.createdAt ?? account.now()),
    livemode: seed.live ?? false,
    email: seed.email,
    name: seed.name ?? null,
    metadata: { ...seed.metadata },
  })
  const { id, livemode, created } = customer
  remember(account, { type: 'customer.created', object: customer, created, deliver: false })
  if (seed.deleted) {
    account.state.deletedCustomers.push({ id, livemode })
    remember(account, { type: 'customer.deleted', object: customer, deliver: false })
  } else account.state.customers.add(customer)
  account.changed()
  return { id }
}

function seedEndpoint(account: Account, seed: EndpointSeed): { id: string; secret: string } {
  const known = seed.id === undefined ? undefined : account.state.endpoints.get(seed.id)
  const endpoint = endpointObject({
    id: known?.id ?? seed.id ?? newId('we'),
    secret: seed.secret ?? known?.secret ?? newId('whsec', 32),
    created: seed.createdAt === undefined ? (known?.created ?? account.seconds()) : seconds(seed.createdAt),
    livemode: seed.live ?? known?.livemode ?? false,
    url: seed.url,
    enabled_events: seed.enabledEvents ?? known?.enabled_events ?? ['*'],
    status: seed.status ?? known?.status ?? 'enabled',
    description: seed.description ?? known?.description ?? null,
  })
  if (known) account.state.endpoints.remove(known.id)
  account.state.endpoints.add(endpoint)
  account.changed()
  return { id: endpoint.id, secret: endpoint.secret }
}
