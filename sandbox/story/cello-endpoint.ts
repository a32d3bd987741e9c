import type { EndpointSeed } from '../stripe/seeds/seeds.ts'

/** Cello's webhook endpoint in the practice account. */
export const celloEndpoint = {
  id: 'we_1CelloPractice',
  secret: 'whsec_CelloPracticeSigningSecret01',
  enabledEvents: [
    'charge.refunded',
    'charge.succeeded',
    'charge.updated',
    'customer.created',
    'customer.deleted',
    'customer.subscription.created',
    'customer.subscription.deleted',
    'customer.subscription.updated',
    'customer.updated',
    'invoice.paid',
  ],
}

/** What is the matter with it; `ready` in the practice story. */
export type EndpointState =
  'ready' | 'disabled' | 'not subscribed' | 'younger than the events' | 'live mode' | 'absent'

export function endpointSeed(state: EndpointState, url: string, now: number): EndpointSeed | null {
  if (state === 'absent') return null
  const day = 24 * 60 * 60 * 1000
  const { id, secret, enabledEvents } = celloEndpoint
  return {
    id,
    secret,
    url,
    description: 'Cello',
    createdAt: now - (state === 'younger than the events' ? 0 : 400 * day),
    status: state === 'disabled' ? 'disabled' : 'enabled',
    enabledEvents:
      state === 'not subscribed' ? enabledEvents.filter((type) => type !== 'invoice.paid') : enabledEvents,
    live: state === 'live mode',
  }
}
