import type { Finding } from '../finding.ts'
import { blocker, warning } from '../sentences.ts'
import type { ChargebeeLook, LookedEndpoint } from './looked.ts'
import { isSameAddress } from './same-address.ts'

const needed = ['customer_changed', 'payment_succeeded']

type Look = Pick<ChargebeeLook, 'endpoint' | 'account' | 'pushesTo'>

export function judgeEndpoint({ endpoint, account, pushesTo }: Look): Finding[] {
  switch (endpoint.state) {
    case 'unread':
      return []
    case 'missing':
      return [missing(account.id)]
    case 'several':
      return [several(endpoint.names)]
    case 'found':
      return judgeFound(endpoint, pushesTo)
  }
}

function judgeFound(endpoint: LookedEndpoint, pushesTo: string | null): Finding[] {
  const { enabled, events, sendsCards } = endpoint
  const untold = events === null ? [] : needed.filter((event) => !events.includes(event))
  const problems = [
    ...(enabled ? [] : [disabled(endpoint)]),
    ...(untold.length === 0 ? [] : [notSubscribed(endpoint, untold)]),
    ...(pushesTo === null || isSameAddress(endpoint.url, pushesTo) ? [] : [twoAddresses(endpoint)]),
  ]
  return [...(problems.length > 0 ? problems : [ready(endpoint)]), ...(sendsCards ? [cards(endpoint)] : [])]
}

const missing = (site: string) =>
  blocker('endpoint missing', {
    title: 'Chargebee has no webhook that sends to Cello.',
    sentence: `No webhook of the site ${site} has an address at cello.so.`,
    wayOut:
      'Ask an admin to connect Cello in Chargebee: the Cello portal, under Webhooks, has the address, the user name and the password.',
  })

const several = (names: string[]) =>
  blocker('endpoint missing', {
    title: `${String(names.length)} webhooks send to Cello.`,
    sentence: `It is not clear which of them to use: ${names.join(', ')}.`,
    wayOut:
      'Ask an admin to disable all but one in Chargebee, or to set CELLO_CHARGEBEE_WEBHOOK_URL to the address of the right one.',
  })

const disabled = ({ name }: LookedEndpoint) =>
  blocker('endpoint disabled', {
    title: "Cello's webhook is disabled.",
    sentence: `Chargebee sends nothing to ${name} while it is disabled, so Cello would not hear of the code.`,
    wayOut: 'Ask an admin to enable it in Chargebee, under Webhooks.',
  })

const notSubscribed = ({ name }: LookedEndpoint, untold: string[]) =>
  blocker('endpoint not subscribed', {
    title: `Cello's webhook does not get ${untold.join(' and ')}.`,
    sentence: `${name} is not subscribed to ${untold.join(' and ')}, so Cello would not be told.`,
    wayOut: `Ask an admin to add ${untold.join(' and ')} to the webhook in Chargebee.`,
  })

const twoAddresses = ({ name, url }: LookedEndpoint) =>
  blocker('wrong mode', {
    title: 'The desk pushes to another address than Chargebee sends to.',
    sentence: `Chargebee's webhook ${name} sends to ${url}, which is not the address in CELLO_CHARGEBEE_WEBHOOK_URL: the code would arrive at one place and the money at another.`,
    wayOut: "Ask an admin to put the address of Chargebee's webhook into CELLO_CHARGEBEE_WEBHOOK_URL.",
  })

const cards = ({ name }: LookedEndpoint) =>
  warning('card removed', {
    title: 'Chargebee sends card data to Cello.',
    sentence: `The webhook ${name} does not exclude card information, as Cello asks; the desk sends none.`,
    wayOut: 'Ask an admin to switch on “Exclude card information” for it in Chargebee.',
  })

const ready = ({ name }: LookedEndpoint): Finding => ({
  level: 'good',
  reason: 'endpoint ready',
  title: "Cello's webhook is ready.",
  sentence: `${name} is enabled and gets customer_changed and payment_succeeded.`,
  wayOut: '',
})
