import { API_VERSION } from '../account/account.ts'
import type { Endpoint } from '../state/state.ts'

export function endpointObject(
  facts: Pick<
    Endpoint,
    'id' | 'secret' | 'created' | 'livemode' | 'url' | 'enabled_events' | 'status' | 'description'
  >,
): Endpoint {
  return { ...facts, object: 'webhook_endpoint', api_version: API_VERSION, application: null, metadata: {} }
}
