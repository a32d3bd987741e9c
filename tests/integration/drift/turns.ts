import { z } from 'zod'
import type { Turn } from './try-drift.ts'
import type { Change } from './world.ts'

const something = z.record(z.string(), z.unknown())
const lists = z.looseObject({ data: z.array(z.unknown()).optional(), list: z.array(z.unknown()).optional() })

/** Other fields in the answers of one route. */
const at =
  (wanted: string, more: (answer: Record<string, unknown>) => Record<string, unknown>): Change =>
  (route, answer) => {
    const { success, data } = something.safeParse(answer)
    return route === wanted && success ? { ...data, ...more(data) } : answer
  }

const record = (value: unknown) => something.safeParse(value).data ?? {}

/** The lists of one route without their first entry. */
const oneLess = (wanted: string): Change =>
  at(wanted, (answer) => {
    const { data, list } = lists.parse(answer)
    return { ...(data && { data: data.slice(1) }), ...(list && { list: list.slice(1) }) }
  })

/** Every list, wherever it stands in an answer, the other way round. */
function turnRound(json: unknown): unknown {
  if (Array.isArray(json)) return json.map(turnRound).reverse()
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, turnRound(value)]))
}

const metadata = (more: Record<string, string>): Change =>
  at('GET /v1/customers/:id', ({ metadata: now }) => ({ metadata: { ...record(now), ...more } }))

const ofChargebee = (more: (customer: Record<string, unknown>) => Record<string, unknown>): Change =>
  at('GET /api/v2/customers/:id', ({ customer }) => ({
    customer: { ...record(customer), ...more(record(customer)) },
  }))

const metaData = (more: Record<string, string>): Change =>
  ofChargebee(({ meta_data }) => ({ meta_data: { ...record(meta_data), ...more } }))

const attributed = (code: string): Change =>
  at('GET /new-users/:id/reward', () => ({
    eligible: true,
    reward: { type: 'standard', interval: 'month' },
    signupId: 'signup_1',
    signupAt: '2026-11-01T08:00:00.000Z',
    referralUcc: code,
    campaignId: 'Spring',
    campaignRevision: 1,
  }))

const celloVoids: Turn[] = [
  { name: 'Cello credits the new user to another code', change: attributed('Zq5tX0vNu8A') },
  { name: 'Cello shows the new user under this very code', change: attributed('pNRB1aYqArN') },
]

const anyOrder: Turn[] = [
  { name: 'every list comes in another order', change: (_, answer) => turnRound(answer) },
]

export const stripeVoids: Turn[] = [
  ...celloVoids,
  { name: 'another code stands on the customer', change: metadata({ cello_ucc: 'Zq5tX0vNu8A' }) },
  { name: 'the same code stands on the customer already', change: metadata({ cello_ucc: 'pNRB1aYqArN' }) },
  { name: 'another new user stands on the customer', change: metadata({ new_user_id: 'usr_1' }) },
  {
    name: 'the customer was deleted',
    change: at('GET /v1/customers/:id', () => ({ deleted: true, email: null, name: null })),
  },
  { name: 'an invoice is gone', change: oneLess('GET /v1/invoices') },
  { name: 'an event is gone', change: oneLess('GET /v1/events') },
  { name: 'another customer has the same e-mail address', change: at('GET /v1/customers', twin) },
  {
    name: 'the endpoint is younger than the events',
    change: at('GET /v1/webhook_endpoints/:id', () => ({ created: Math.floor(Date.now() / 1000) })),
  },
  {
    name: 'the endpoint gets no invoice.paid any more',
    change: at('GET /v1/webhook_endpoints/:id', () => ({ enabled_events: ['customer.updated'] })),
  },
]

export const stripeHolds: Turn[] = [
  ...anyOrder,
  { name: 'somebody else wrote into the metadata', change: metadata({ crm_id: '42' }) },
  {
    name: 'the endpoint gets every event there is',
    change: at('GET /v1/webhook_endpoints/:id', () => ({ enabled_events: ['*'] })),
  },
]

export const chargebeeVoids: Turn[] = [
  ...celloVoids,
  { name: 'another code stands on the customer', change: metaData({ cello_ucc: 'Zq5tX0vNu8A' }) },
  { name: 'the same code stands on the customer already', change: metaData({ cello_ucc: 'pNRB1aYqArN' }) },
  { name: 'another new user stands on the customer', change: metaData({ new_user_id: 'usr_1' }) },
  { name: 'the customer was deleted', change: ofChargebee(() => ({ deleted: true })) },
  { name: 'a payment is gone', change: oneLess('GET /api/v2/transactions') },
  { name: 'the events are gone', change: at('GET /api/v2/events', () => ({ list: [] })) },
]

export const chargebeeHolds: Turn[] = [
  ...anyOrder,
  { name: 'somebody else wrote into the meta data', change: metaData({ crm_id: '42' }) },
]

function twin(answer: Record<string, unknown>) {
  const data = lists.parse(answer).data ?? []
  return { data: [...data, { ...record(data[0]), id: 'cus_Twin1' }] }
}
