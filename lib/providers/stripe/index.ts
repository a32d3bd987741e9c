import 'server-only'
import { env } from '#lib/env.ts'
import type { Provider } from '../provider.ts'
import { connect, type Connection, type Settings } from './client.ts'
import { confirm } from './confirm.ts'
import { check } from './check.ts'
import { find } from './find.ts'
import { look } from './look.ts'
import type { StripeLook } from './looked.ts'
import { perform, ready } from './perform.ts'
import { plan } from './plan.ts'
import { readPayments } from './read-payments.ts'

const twentyHours = 20 * 3600_000

/** Stripe as a path: mark the customer, wait until Cello was told, resend the past `invoice.paid` events. */
export function createStripe(settings: () => Settings): Provider<StripeLook> {
  let connection: Connection | undefined
  const connected = () => (connection ??= connect(settings()))
  const dashboard = (page: string) =>
    `https://dashboard.stripe.com/${connected().mode === 'test' ? 'test/' : ''}${page}`
  return {
    path: 'stripe',
    name: 'Stripe',
    setUp: {
      brings:
        'Requests on the path Stripe: the customer is marked, Cello is told, and the past invoice.paid events are resent.',
      variables: ['STRIPE_SECRET_KEY', 'STRIPE_CELLO_ENDPOINT'],
    },
    needs: { customer: 'always', signup: false, payments: false, billing: false },
    mode: () => connected().mode,
    find: (text) => find(connected(), text),
    look: (wanted) => look(connected(), wanted),
    plan,
    ready: (step, signal) => ready(connected(), step, signal),
    perform: (step, attempt, turn) => perform(connected(), step, attempt, turn),
    confirm: (step, attempt) => confirm(connected(), step, attempt),
    readPayments: (customerId) => readPayments(connected(), customerId),
    check: () => check(connected()),
    // Stripe keeps an idempotency key for at least 24 hours (docs.stripe.com/api/idempotent_requests); a margin of four. Nobody says
    // whether its resend call looks at it.
    keyKeptFor: ({ kind }) => (kind === 'mark' ? twentyHours : 0),
    secondsFor: () => 0,
    links: {
      customer: (id) => dashboard(`customers/${encodeURIComponent(id)}`),
      event: (id) => dashboard(`events/${encodeURIComponent(id)}`),
      invoice: (id) => dashboard(`invoices/${encodeURIComponent(id)}`),
    },
  }
}

export const stripe = createStripe(() => {
  const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base, STRIPE_CELLO_ENDPOINT: endpointId, ...given } = env()
  if (key === undefined) throw new Error('the path stripe is used without STRIPE_SECRET_KEY')
  const perSecond = {
    inAll: given.STRIPE_REQUESTS_PER_SECOND,
    perEndpoint: given.STRIPE_REQUESTS_PER_SECOND_AND_ENDPOINT,
  }
  return { key, base, endpointId, perSecond }
})
