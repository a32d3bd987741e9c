import { blockedCustomers } from './story/blocked-customers.ts'
import { celloEndpoint, endpointSeed, type EndpointState } from './story/cello-endpoint.ts'
import { intervalCustomers } from './story/interval-customers.ts'
import { moneyCustomers } from './story/money-customers.ts'
import { plainCustomers } from './story/plain-customers.ts'
import type { StoryCustomer, ToldInvoice } from './story/story-customer.ts'
import type { StripeWorld } from './stripe/world.ts'

export { celloEndpoint } from './story/cello-endpoint.ts'
export type { EndpointState } from './story/cello-endpoint.ts'
export type { StoryCustomer } from './story/story-customer.ts'

/** At least one customer for every reason that an attribution or its money may not arrive. */
export const storyCustomers: StoryCustomer[] = [
  ...plainCustomers,
  ...intervalCustomers,
  ...moneyCustomers,
  ...blockedCustomers,
]

const YEAR = 365 * 24 * 60 * 60 * 1000

/** Fills an empty account with the practice story, dated back from `now` (milliseconds); every id is the same each time. */
export function tellStory(to: {
  stripe: StripeWorld
  /** Where Cello takes Stripe's events. */
  celloUrl: string
  now: number
  endpoint?: EndpointState
}): { endpoint: { id: string; secret: string }; customers: StoryCustomer[] } {
  const { stripe, celloUrl, now } = to
  const endpoint = endpointSeed(to.endpoint ?? 'ready', celloUrl, now)
  if (endpoint) stripe.seed.endpoint(endpoint)
  stripe.seed.endpoint({
    id: 'we_1WarehousePractice',
    url: 'https://warehouse.example/stripe',
    description: 'Data warehouse, switched off',
    status: 'disabled',
    createdAt: now - YEAR,
  })
  for (const customer of storyCustomers) tell(stripe, customer, now)
  return { endpoint: { id: celloEndpoint.id, secret: celloEndpoint.secret }, customers: storyCustomers }
}

function tell(stripe: StripeWorld, told: StoryCustomer, now: number) {
  const { customerId: customer, email, name, metadata, live, deleted, subscriptionId, plan } = told
  stripe.seed.customer({
    id: customer,
    email,
    name,
    createdAt: now - YEAR,
    ...(metadata && { metadata }),
    ...(live && { live }),
    ...(deleted && { deleted }),
  })
  const [first] = told.invoices
  if (subscriptionId !== undefined && first) {
    const { amount, currency } = first
    stripe.seed.subscription({
      ...plan,
      id: subscriptionId,
      customer,
      amount: amount / (plan?.quantity ?? 1),
      currency,
      createdAt: now - YEAR,
    })
  }
  for (const invoice of told.invoices) {
    stripe.seed.invoice({
      ...dated(invoice, now),
      customer,
      ...(subscriptionId && { subscription: subscriptionId }),
    })
  }
}

function dated({ paidAgo, createdAgo, finalizedAgo, eventGone, ...invoice }: ToldInvoice, now: number) {
  const id = invoice.number.replace('-', '')
  return {
    ...invoice,
    id: `in_1Practice${id}`,
    event: eventGone ? (false as const) : `evt_1Practice${id}`,
    ...(paidAgo !== null && { paidAt: now - paidAgo, createdAt: now - paidAgo }),
    ...(createdAgo !== undefined && { createdAt: now - createdAgo }),
    ...(finalizedAgo !== undefined && { finalizedAt: now - finalizedAgo }),
  }
}
