import type { Finding } from '../finding.ts'
import { blocker } from '../sentences.ts'
import type { LookedEndpoint, StripeLook } from './looked.ts'

const needed = ['customer.updated', 'invoice.paid']

export function judgeEndpoint({
  endpoint,
  account: { mode },
}: Pick<StripeLook, 'endpoint' | 'account'>): Finding[] {
  switch (endpoint.state) {
    case 'unread':
      return []
    case 'missing':
      return [endpoint.id === null ? noneOfCellos(mode) : notThere(endpoint.id, mode)]
    case 'other mode':
      return [wrongMode(endpoint.id ?? 'It', mode)]
    case 'several':
      return [several(endpoint.ids)]
    case 'found':
      return judgeFound(endpoint, mode)
  }
}

function judgeFound(endpoint: LookedEndpoint, mode: 'test' | 'live'): Finding[] {
  const missing = needed.filter((event) => !endpoint.events.includes(event) && !endpoint.events.includes('*'))
  const problems = [
    ...(endpoint.mode === mode ? [] : [wrongMode(endpoint.id, mode)]),
    ...(endpoint.enabled ? [] : [disabled(endpoint)]),
    ...(missing.length === 0 ? [] : [notSubscribed(endpoint, missing)]),
  ]
  return problems.length > 0 ? problems : [ready(endpoint)]
}

const noneOfCellos = (mode: string) =>
  blocker('endpoint missing', {
    title: 'Stripe has no webhook endpoint that sends to Cello.',
    sentence: `No webhook endpoint of this account, in ${mode} mode, has an address at cello.so.`,
    wayOut:
      'Ask an admin to connect Cello in Stripe (the Cello portal, under Webhooks, has the address), or set STRIPE_CELLO_ENDPOINT.',
  })

const notThere = (id: string, mode: string) =>
  blocker('endpoint missing', {
    title: "Cello's webhook endpoint is gone.",
    sentence: `Stripe has no webhook endpoint ${id} in this account, in ${mode} mode.`,
    wayOut:
      "Ask an admin to put the id of Cello's endpoint into STRIPE_CELLO_ENDPOINT; Stripe's dashboard shows it under Webhooks.",
  })

const several = (ids: string[]) =>
  blocker('endpoint missing', {
    title: `${String(ids.length)} webhook endpoints send to Cello.`,
    sentence: `It is not clear which of them to use: ${ids.join(', ')}.`,
    wayOut: 'Ask an admin to set STRIPE_CELLO_ENDPOINT to the id of the right one.',
  })

const wrongMode = (id: string, mode: 'test' | 'live') =>
  blocker('wrong mode', {
    title: "Cello's webhook endpoint is in the other mode.",
    sentence: `${id} belongs to ${mode === 'test' ? 'live' : 'test'} mode, and the desk is connected in ${mode} mode.`,
    wayOut: `Ask an admin to set STRIPE_CELLO_ENDPOINT to the endpoint of ${mode} mode.`,
  })

const disabled = ({ id }: LookedEndpoint) =>
  blocker('endpoint disabled', {
    title: "Cello's webhook endpoint is disabled.",
    sentence: `Stripe sends nothing to ${id} while it is disabled.`,
    wayOut: "Ask an admin to enable it in Stripe's dashboard, under Webhooks.",
  })

const notSubscribed = ({ id }: LookedEndpoint, missing: string[]) =>
  blocker('endpoint not subscribed', {
    title: `Cello's webhook endpoint does not get ${missing.join(' and ')}.`,
    sentence: `${id} is not subscribed to ${missing.join(' and ')}, so Cello would not be told.`,
    wayOut: `Ask an admin to add ${missing.join(' and ')} to the endpoint in Stripe's dashboard. Events of before that may not be sent even then.`,
  })

const ready = ({ id }: LookedEndpoint): Finding => ({
  level: 'good',
  reason: 'endpoint ready',
  title: "Cello's webhook endpoint is ready.",
  sentence: `${id} is enabled and gets customer.updated and invoice.paid.`,
  wayOut: '',
})
