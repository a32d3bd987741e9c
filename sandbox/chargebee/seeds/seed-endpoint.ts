import { newId } from '../../new-id.ts'
import type { Site } from '../site/site.ts'
import type { Endpoint } from '../webhook-endpoints/endpoint.ts'
import type { EndpointSeed } from './seeds.ts'

export function seedEndpoint({ state, changed }: Site, seed: EndpointSeed): { id: string } {
  const known = seed.id === undefined ? undefined : state.endpoints.get(seed.id)
  const types = seed.enabledEvents ?? known?.shown.enabled_events
  const id = seed.id ?? newId('whv2', 16)
  const endpoint: Endpoint = {
    id,
    shown: {
      object: 'webhook_endpoint',
      id,
      name: seed.name ?? known?.shown.name ?? 'Webhook',
      url: seed.url,
      send_card_resource: seed.sendCard ?? known?.shown.send_card_resource ?? false,
      disabled: seed.disabled ?? known?.shown.disabled ?? false,
      primary_url: known?.shown.primary_url ?? state.endpoints.all().length === 0,
      api_version: 'v2',
      ...(types && { enabled_events: types }),
    },
    login:
      seed.user === undefined ? (known?.login ?? null) : { user: seed.user, password: seed.password ?? '' },
  }
  if (known) Object.assign(known, endpoint)
  else state.endpoints.add(endpoint)
  changed()
  return { id }
}
