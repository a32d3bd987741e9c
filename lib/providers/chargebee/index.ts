import 'server-only'
import { env } from '#lib/env.ts'
import type { Provider } from '../provider.ts'
import { readyTurn } from '../turns.ts'
import { check } from './check.ts'
import { connect, type Connection, type Settings } from './client.ts'
import { confirm } from './confirm.ts'
import { find } from './find.ts'
import { look } from './look.ts'
import type { ChargebeeLook } from './looked.ts'
import { perform } from './perform.ts'
import { plan } from './plan.ts'
import { readPayments } from './read-payments.ts'
import { secondsFor } from './seconds-for.ts'

/** Chargebee keeps an idempotency key for 30 minutes (apidocs.chargebee.com, "Idempotent requests"); a margin of five. */
const twentyFiveMinutes = 25 * 60_000

/** Chargebee as a path: mark the customer, wait until Cello was told, push the past `payment_succeeded` events to Cello. */
export function createChargebee(settings: () => Settings): Provider<ChargebeeLook> {
  let connection: Connection | undefined
  const connected = () => (connection ??= connect(settings()))
  /** As public integrations link to them: Chargebee does not document its pages' addresses, and of events none was found. */
  const page = (kind: string, id: string) => {
    const { origin, elsewhere } = connected()
    return elsewhere ? null : `${origin}/d/${kind}/${encodeURIComponent(id)}`
  }
  return {
    path: 'chargebee',
    name: 'Chargebee',
    setUp: {
      brings:
        'Requests on the path Chargebee: the customer is marked, Cello is told, and the past payment_succeeded events are pushed to Cello.',
      variables: [
        'CHARGEBEE_SITE',
        'CHARGEBEE_API_KEY',
        'CHARGEBEE_CELLO_FIELDS',
        'CHARGEBEE_REQUESTS_PER_MINUTE',
        'CELLO_CHARGEBEE_WEBHOOK_URL',
        'CELLO_CHARGEBEE_WEBHOOK_USER',
        'CELLO_CHARGEBEE_WEBHOOK_PASSWORD',
      ],
    },
    needs: { customer: 'always', signup: false, payments: false, billing: false },
    mode: () => connected().mode,
    find: (text) => find(connected(), text),
    look: (wanted) => look(connected(), wanted),
    plan,
    ready: (_step, signal) => readyTurn(connected().sends, signal),
    perform: (step, attempt, turn) => perform(connected(), step, attempt, turn),
    confirm: (step, attempt) => confirm(connected(), step, attempt),
    readPayments: (customerId) => readPayments(connected(), customerId),
    check: () => check(connected()),
    keyKeptFor: ({ kind }) => (kind === 'mark' ? twentyFiveMinutes : 0),
    secondsFor: (steps) => secondsFor(connected().limit, steps),
    links: {
      customer: (id) => page('customers', id),
      event: () => null,
      invoice: (id) => page('invoices', id),
    },
  }
}

export const chargebee = createChargebee(() => {
  const given = env()
  const { CHARGEBEE_SITE: site, CHARGEBEE_API_KEY: key, CHARGEBEE_CELLO_FIELDS: place } = given
  if (site === undefined || key === undefined || place === undefined)
    throw new Error('the path chargebee is used without its configuration')
  const {
    CELLO_CHARGEBEE_WEBHOOK_URL: url,
    CELLO_CHARGEBEE_WEBHOOK_USER: user,
    CELLO_CHARGEBEE_WEBHOOK_PASSWORD: password,
  } = given
  const cello =
    url === undefined || user === undefined || password === undefined ? undefined : { url, user, password }
  return {
    site,
    key,
    place,
    cello,
    base: given.CHARGEBEE_API_BASE,
    celloBase: given.CELLO_API_BASE,
    requests: given.CHARGEBEE_REQUESTS_PER_MINUTE,
  }
})
