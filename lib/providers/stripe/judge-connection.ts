import type { Check } from '../provider.ts'
import { judgeEndpoint } from './judge-endpoint.ts'
import type { Denied, LookedEndpoint, StripeLook } from './looked.ts'
import { formatDay, thirtyDays } from '../seconds.ts'

export interface Tried extends Pick<StripeLook, 'account' | 'endpoint' | 'denied'> {
  restricted: boolean
  now: Date
}

/** What reads of an account say about the connection: the key, its mode, its permissions by name, Cello's endpoint and its age. */
export function judgeConnection(tried: Tried): Check[] {
  return [answers(tried), ...judgePermissions(tried), ...judgeCellos(tried)]
}

const answers = ({ account: { id, name, mode }, restricted }: Tried): Check => ({
  level: 'good',
  title: 'Stripe answers.',
  sentence: `The ${restricted ? 'restricted' : 'secret'} key opens ${name === null ? '' : `${name}, `}account ${id}, in ${mode} mode.`,
  wayOut: '',
})

/** Label of the dashboard and name of each permission, and what the desk cannot do without it. */
const permissions: Record<Denied['what'], { label: string; name: string; without: string } | null> = {
  account: null,
  customers: {
    label: 'Customers: write',
    name: 'rak_customer_write',
    without: 'No customer can be looked up or marked.',
  },
  invoices: {
    label: 'Invoices: read',
    name: 'rak_invoice_read',
    without: 'No plan can be made: what was paid is not known.',
  },
  events: {
    label: 'Events: write',
    name: 'rak_event_write',
    without: 'No plan can be made, and nothing can be resent.',
  },
  'webhook endpoints': {
    label: 'Webhook endpoints: read',
    name: 'rak_webhook_read',
    without: "Cello's endpoint cannot be found or checked.",
  },
  refunds: {
    label: 'Charges: read',
    name: 'rak_charge_read',
    without: 'Plans say that refunds are not known.',
  },
  // Not tried: a payment that does not tell them is asked for.
  prices: null,
  products: null,
}

function judgePermissions({ denied, restricted }: Tried): Check[] {
  if (!restricted)
    return [
      {
        level: 'good',
        title: 'The key has every permission.',
        sentence: 'A secret key may do everything in the account; a restricted key (rk_…) would be enough.',
        wayOut: '',
      },
    ]
  const lacks = denied.flatMap(lacking)
  return [...(lacks.length > 0 ? lacks : [readsAll]), mayWrite]
}

function lacking({ what, permission }: Denied): Check[] {
  const known = permissions[what]
  if (!known) return []
  const { label, name, without } = known
  const said = permission === null ? '' : ` Stripe names it ${permission}.`
  return [
    {
      level: what === 'refunds' ? 'warning' : 'blocker',
      title: `The key lacks the permission ${label}.`,
      sentence: `${without}${said}`,
      wayOut: `Switch on ${label} (${name}) for the key in Stripe's dashboard, under API keys.`,
    },
  ]
}

const readsAll: Check = {
  level: 'good',
  title: 'The key may read everything that a plan reads.',
  sentence: 'Customers, invoices, charges, events and webhook endpoints were each read once.',
  wayOut: '',
}

/** Stripe does not document which permission its resend call needs; that it is this one is a third party's finding. */
const mayWrite: Check = {
  level: 'unknown',
  title: 'Whether the key may write is not known.',
  sentence:
    'Marking a customer needs Customers: write (rak_customer_write). Resending needs Events: write (rak_event_write), as far as anybody says. Only a request that changes something can tell.',
  wayOut:
    "Look at the key in Stripe's dashboard, under API keys. Where one is missing, the first request names it, and nothing is sent.",
}

function judgeCellos({ account, endpoint, now }: Tried): Check[] {
  const judged = judgeEndpoint({ account, endpoint }).map(({ reason: _, ...check }): Check => check)
  if (endpoint.state !== 'found') return judged
  return [...judged, madeOn(endpoint, now), ...judgeAddress(endpoint)]
}

function madeOn({ id, createdAt }: LookedEndpoint, now: Date): Check {
  const made = formatDay(createdAt)
  if (createdAt + thirtyDays <= now.getTime() / 1000)
    return {
      level: 'good',
      title: "Cello's webhook endpoint is old enough.",
      sentence: `${id} was made on ${made}, before every event that can still be resent.`,
      wayOut: '',
    }
  return {
    level: 'warning',
    title: "Cello's webhook endpoint is new.",
    sentence: `${id} was made on ${made}. Stripe may not send it events of before that day.`,
    wayOut: 'Payments of before go into the message to Cello support; the plan of each request says which.',
  }
}

/** Cello's environments are connected separately (docs.cello.so/integrations/webhooks/stripe-webhook): test to sandbox, live to production. */
function judgeAddress({ id, url, mode }: LookedEndpoint): Check[] {
  const host = URL.parse(url)?.hostname.toLowerCase() ?? ''
  if (['127.0.0.1', 'localhost'].includes(host)) return []
  if (host !== 'cello.so' && !host.endsWith('.cello.so'))
    return [
      {
        level: 'warning',
        title: 'The endpoint does not send to cello.so.',
        sentence: `${id} sends to ${host === '' ? 'no address that can be read' : host}.`,
        wayOut:
          'Compare it with the address that the Cello portal shows under Webhooks, and correct STRIPE_CELLO_ENDPOINT where it is another.',
      },
    ]
  const sandbox = host.split('.').includes('sandbox')
  if (sandbox === (mode === 'test')) return []
  return [
    {
      level: 'warning',
      title: `The endpoint joins ${mode} mode to Cello's ${sandbox ? 'sandbox' : 'production'}.`,
      sentence: `${id} sends events of ${mode} mode to ${host}. Cello connects test mode to its sandbox and live mode to production.`,
      wayOut:
        "Look in the Cello portal, under Webhooks, for the address of the other environment, and mend the endpoint in Stripe's dashboard.",
    },
  ]
}
