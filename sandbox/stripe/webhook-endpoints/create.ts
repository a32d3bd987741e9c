import { listed } from '../../http/parse-form.ts'
import { applyMetadata } from '../customers/apply-metadata.ts'
import { readText } from '../lists/read-text.ts'
import { invalid } from '../requests/api-error.ts'
import type { Ask } from '../requests/ask.ts'
import { newId } from '../../new-id.ts'
import { endpointObject } from './endpoint-object.ts'

export function createEndpoint({ account, live, params, effect }: Ask) {
  const types = readTypes(params['enabled_events'])
  if (types.length === 0) {
    throw invalid('Missing required param: enabled_events.', 'enabled_events', 'parameter_missing')
  }
  const endpoint = endpointObject({
    id: newId('we'),
    secret: newId('whsec', 32),
    created: account.seconds(),
    livemode: live,
    url: readUrl(readText(params, 'url')),
    enabled_events: types,
    status: 'enabled',
    description: readText(params, 'description') ?? null,
  })
  endpoint.metadata = applyMetadata({}, params['metadata'])
  account.state.endpoints.add(endpoint)
  account.changed()
  effect()
  return endpoint
}

export function readTypes(field: Parameters<typeof listed>[0]): string[] {
  return listed(field)
}

/** Stripe wants https in live mode; the loopback of a test may be http. */
export function readUrl(url: string | undefined): string {
  if (url === undefined) throw invalid('Missing required param: url.', 'url', 'parameter_missing')
  if (URL.canParse(url) && /^https?:/.test(url)) return url
  throw invalid('Invalid URL: An explicit scheme (such as https) must be provided.', 'url', 'url_invalid')
}
