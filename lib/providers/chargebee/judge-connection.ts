import type { Check } from '../provider.ts'
import type { Cello } from './client.ts'
import { roles } from './fields.ts'
import { judgeDenied } from './judge-denied.ts'
import { judgeEndpoint } from './judge-endpoint.ts'
import { missingIn } from './judge-fields.ts'
import { whyByHand } from './judge-payments.ts'
import type { ChargebeeLook, LookedEndpoint } from './looked.ts'
import type { Allowed } from './pace.ts'

export interface Tried extends Pick<ChargebeeLook, 'endpoint' | 'fields' | 'denied'> {
  connection: { site: string; mode: 'test' | 'live'; limit: Allowed; cello: Cello | null }
}

/** What reads of a site say about the connection: the key, its mode, the fields, Cello's webhook, and how past events get to Cello. */
export function judgeConnection(tried: Tried): Check[] {
  const { connection, endpoint, denied } = tried
  const { site, mode, cello } = connection
  const pushesTo = cello?.url ?? null
  const account = { provider: 'chargebee', id: site, name: null, mode }
  return [
    answers(connection),
    ...(denied.length > 0 ? plain(judgeDenied(denied)) : [readsAll]),
    mayWrite,
    ...judgePlaces(tried),
    ...plain(judgeEndpoint({ endpoint, account, pushesTo })),
    ...(endpoint.state === 'found' ? [...judgeAddress(endpoint, mode), age(endpoint)] : []),
    wayOf({ endpoint, pushesTo }),
  ]
}

const plain = (findings: ReturnType<typeof judgeEndpoint>): Check[] =>
  findings.map(({ reason: _, ...check }) => check)

const answers = ({ site, mode, limit }: Tried['connection']): Check => ({
  level: 'good',
  title: 'Chargebee answers.',
  sentence: `The key opens the site ${site}, in ${mode} mode. The desk makes at most 97 % of its ${String(limit.requests)} requests a minute.`,
  wayOut: '',
})

const readsAll: Check = {
  level: 'good',
  title: 'The key may read everything that a plan reads.',
  sentence: 'Customers, invoices, transactions, events and webhooks were each read once.',
  wayOut: '',
}

const mayWrite: Check = {
  level: 'unknown',
  title: 'Whether the key may write is not known.',
  sentence:
    'Marking a customer needs a full-access key. Only a request that changes something can tell it from a read-only one.',
  wayOut: 'Look at the key in Chargebee, under API keys. A read-only one is refused, and nothing is sent.',
}

function judgePlaces({ fields, denied }: Tried): Check[] {
  if (denied.includes('custom fields')) return []
  const missing = missingIn(fields, ['code', 'newUser'])
  if (missing.length > 0) return plain(missing)
  const keys = roles.map((role) => fields.keys[role]).filter((key) => key !== null)
  const place =
    fields.place === 'meta_data' ? 'In meta_data of the customer' : 'In custom fields of the customer'
  const organization =
    fields.keys.organization === null
      ? ' A request for an organisation needs cf_new_user_organization_id too, which is not there.'
      : ''
  return [
    {
      level: 'good',
      title: "Cello's values have their place.",
      sentence: `${place}: ${keys.join(', ')}.${organization}`,
      wayOut: '',
    },
  ]
}

/** Cello's environments are connected separately (docs.cello.so/integrations/webhooks/chargebee-webhook): test to sandbox, live to production. */
function judgeAddress({ name, url }: LookedEndpoint, mode: 'test' | 'live'): Check[] {
  const host = URL.parse(url)?.hostname.toLowerCase() ?? ''
  if (host !== 'cello.so' && !host.endsWith('.cello.so')) return []
  const sandbox = host.split('.').includes('sandbox')
  if (sandbox === (mode === 'test')) return []
  return [
    {
      level: 'warning',
      title: `The webhook joins a ${mode} site to Cello's ${sandbox ? 'sandbox' : 'production'}.`,
      sentence: `${name} sends events of ${mode} mode to ${host}. Cello connects test sites to its sandbox and live ones to production.`,
      wayOut:
        'Look in the Cello portal, under Webhooks, for the address of the other environment, and mend the webhook in Chargebee.',
    },
  ]
}

const age = ({ name }: LookedEndpoint): Check => ({
  level: 'unknown',
  title: "The age of Cello's webhook is not known.",
  sentence: `Chargebee does not say when ${name} was made. Events that the desk pushes do not depend on it.`,
  wayOut: 'Nothing to do.',
})

function wayOf(look: Pick<ChargebeeLook, 'endpoint' | 'pushesTo'>): Check {
  const why = whyByHand(look)
  if (why === null)
    return {
      level: 'unknown',
      title: 'Past events are pushed.',
      sentence: `The desk posts them to ${look.pushesTo ?? ''}. Whether the user name and the password are right is seen with the first.`,
      wayOut: 'Compare them with what the Cello portal shows under Webhooks.',
    }
  return {
    level: 'warning',
    title: 'Past events are sent again by hand.',
    sentence:
      why === 'not configured'
        ? "Cello's endpoint for Chargebee's events is not configured."
        : "Cello's webhook gets events in Chargebee's older form (API v1), which the desk does not have to push.",
    wayOut:
      why === 'not configured'
        ? 'Set CELLO_CHARGEBEE_WEBHOOK_URL, CELLO_CHARGEBEE_WEBHOOK_USER and CELLO_CHARGEBEE_WEBHOOK_PASSWORD as the Cello portal shows them under Webhooks, and the desk pushes them.'
        : "Set the webhook's API version to v2 in Chargebee, if Cello agrees.",
  }
}
