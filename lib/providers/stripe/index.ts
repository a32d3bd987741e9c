import 'server-only'
import { env } from '#lib/env.ts'
import type { Provider } from '../provider.ts'
import { connect, type Connection, type Settings } from './client.ts'
import { confirm } from './confirm.ts'
import { find } from './find.ts'
import { look } from './look.ts'
import type { StripeLook } from './looked.ts'
import { perform } from './perform.ts'
import { plan } from './plan.ts'

/** Stripe as a path: mark the customer, wait until Cello was told, resend the past `invoice.paid` events. */
export function createStripe(settings: () => Settings): Provider<StripeLook> {
  let connection: Connection | undefined
  const connected = () => (connection ??= connect(settings()))
  const dashboard = (page: string) =>
    `https://dashboard.stripe.com/${connected().mode === 'test' ? 'test/' : ''}${page}`
  return {
    path: 'stripe',
    name: 'Stripe',
    mode: () => connected().mode,
    find: (text) => find(connected(), text),
    look: (wanted) => look(connected(), wanted),
    plan,
    perform: (step, attempt) => perform(connected(), step, attempt),
    confirm: (step, attempt) => confirm(connected(), step, attempt),
    links: {
      customer: (id) => dashboard(`customers/${encodeURIComponent(id)}`),
      event: (id) => dashboard(`events/${encodeURIComponent(id)}`),
      invoice: (id) => dashboard(`invoices/${encodeURIComponent(id)}`),
    },
  }
}

export const stripe = createStripe(() => {
  const { STRIPE_SECRET_KEY: key, STRIPE_API_BASE: base, STRIPE_CELLO_ENDPOINT: endpointId } = env()
  if (key === undefined) throw new Error('the path stripe is used without STRIPE_SECRET_KEY')
  return { key, base, endpointId }
})
