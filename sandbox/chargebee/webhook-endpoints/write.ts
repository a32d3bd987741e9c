import type { WebhookEndpoint } from 'chargebee'
import { listed } from '../../http/parse-form.ts'
import { newId } from '../../new-id.ts'
import { readBoolean, readText } from '../lists/read.ts'
import { invalid, missing } from '../requests/api-error.ts'
import type { Ask } from '../requests/ask.ts'
import type { Endpoint } from './endpoint.ts'

export const WRITABLE = [
  'name',
  'api_version',
  'url',
  'primary_url',
  'disabled',
  'basic_auth_username',
  'basic_auth_password',
  'send_card_resource',
  'enabled_events',
]

export function createEndpoint(ask: Ask) {
  const { site, params } = ask
  for (const name of ['name', 'url']) {
    if (readText(params, name) === undefined) throw invalid(name, 'cannot be blank')
  }
  const id = newId('whv2', 16)
  const endpoint: Endpoint = {
    id,
    shown: {
      object: 'webhook_endpoint',
      id,
      name: '',
      url: '',
      disabled: false,
      primary_url: site.state.endpoints.all().length === 0,
      api_version: 'v2',
    },
    login: null,
  }
  write(ask, endpoint)
  return { webhook_endpoint: site.state.endpoints.add(endpoint).shown }
}

export function updateEndpoint(ask: Ask) {
  const endpoint = ask.site.state.endpoints.get(ask.id)
  if (!endpoint) throw missing('webhook_endpoint', ask.id)
  write(ask, endpoint)
  return { webhook_endpoint: endpoint.shown }
}

function write({ site, params, effect }: Ask, endpoint: Endpoint) {
  const { shown } = endpoint
  const types = listed(params['enabled_events']) as Required<WebhookEndpoint>['enabled_events']
  const url = readText(params, 'url') ?? shown.url
  if (!URL.canParse(url) || !/^https?:/.test(url)) throw invalid('url', 'must be a valid URL')
  const changed = {
    url,
    name: readText(params, 'name') ?? shown.name,
    disabled: flag(params, 'disabled') ?? shown.disabled,
    primary_url: flag(params, 'primary_url') ?? shown.primary_url,
    send_card_resource: flag(params, 'send_card_resource') ?? shown.send_card_resource ?? false,
  }
  const user = readText(params, 'basic_auth_username') ?? endpoint.login?.user
  const password = readText(params, 'basic_auth_password') ?? endpoint.login?.password ?? ''
  Object.assign(shown, changed, types.length > 0 && { enabled_events: types })
  endpoint.login = user ? { user, password } : null
  site.changed()
  effect()
}

function flag(params: Ask['params'], name: string): boolean | undefined {
  const text = readText(params, name)
  return text === undefined ? undefined : readBoolean(name, text)
}
