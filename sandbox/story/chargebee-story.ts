import type { ChargebeeWorld } from '../chargebee/world.ts'
import { chargebeeBlockedCustomers } from './chargebee-blocked-customers.ts'
import type { ChargebeeStoryCustomer } from './chargebee-customer.ts'
import {
  chargebeeEndpointSeed,
  chargebeeFieldSeeds,
  type ChargebeeEndpointState,
  type ChargebeeFieldsState,
} from './chargebee-endpoint.ts'
import { chargebeeIntervalCustomers } from './chargebee-interval-customers.ts'
import { chargebeeMoneyCustomers } from './chargebee-money-customers.ts'
import { chargebeePlainCustomers } from './chargebee-plain-customers.ts'

/** At least one customer for every reason that an attribution or its money may not arrive by Chargebee. */
export const chargebeeStoryCustomers: ChargebeeStoryCustomer[] = [
  ...chargebeePlainCustomers,
  ...chargebeeIntervalCustomers,
  ...chargebeeMoneyCustomers,
  ...chargebeeBlockedCustomers,
]

const YEAR = 365 * 24 * 60 * 60 * 1000

/** Fills an empty site with the practice story, dated back from `now` (milliseconds); every id is the same each time. */
export function tellChargebeeStory(to: {
  chargebee: ChargebeeWorld
  /** Where Cello takes Chargebee's events, and its basic authentication. */
  cello: { url: string; user: string; password: string }
  now: number
  endpoint?: ChargebeeEndpointState
  fields?: ChargebeeFieldsState
}) {
  const { chargebee, cello, now } = to
  const endpoint = chargebeeEndpointSeed(to.endpoint ?? 'ready', cello)
  if (endpoint) chargebee.seed.endpoint(endpoint)
  chargebee.seed.endpoint({
    id: 'whv2_WarehousePractice',
    name: 'Data warehouse, switched off',
    url: 'https://warehouse.example/chargebee',
    disabled: true,
  })
  const fields = chargebeeFieldSeeds(to.fields ?? 'ready')
  for (const field of fields) chargebee.seed.customField(field)
  const names = fields.map(({ apiName }) => apiName)
  for (const customer of chargebeeStoryCustomers) tell(chargebee, customer, { now, names })
}

function tell(chargebee: ChargebeeWorld, told: ChargebeeStoryCustomer, on: { now: number; names: string[] }) {
  const { customerId: customer, email, name, carries, metaData, subscriptionId, plan, deleted } = told
  const { seed } = chargebee
  const carried = Object.entries(carries ?? {})
  seed.customer({
    id: customer,
    email,
    company: name,
    createdAt: on.now - YEAR,
    ...((carries ?? metaData) && { metaData: { ...metaData, ...carries } }),
    fields: Object.fromEntries(
      carried.map(([key, value]) => [`cf_${key}`, value] as const).filter(([key]) => on.names.includes(key)),
    ),
    ...(deleted && { deleted }),
  })
  const [first] = told.payments
  const subscription = subscriptionId === undefined ? {} : { subscription: subscriptionId }
  if (subscriptionId !== undefined && first) {
    const { amount, currency } = first
    seed.subscription({
      ...plan,
      id: subscriptionId,
      customer,
      amount: amount / (plan?.quantity ?? 1),
      currency,
      createdAt: on.now - YEAR,
    })
  }
  for (const { number, paidAgo, eventGone, failed, ...payment } of told.payments) {
    const id = number.replaceAll('-', '')
    seed.payment({
      ...payment,
      ...subscription,
      customer,
      invoice: number,
      transaction: `txn_${id}`,
      event: eventGone ? false : `ev_${id}`,
      paidAt: on.now - paidAgo,
      ...(failed && { status: 'failure' }),
    })
  }
  for (const { number, dateAgo, ...invoice } of told.invoices ?? []) {
    seed.invoice({ ...invoice, ...subscription, customer, id: number, date: on.now - dateAgo })
  }
}
