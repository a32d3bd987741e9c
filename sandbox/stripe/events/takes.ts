import type { Endpoint } from '../state/state.ts'

/** Whether the endpoint is subscribed to the type. */
export function takes(endpoint: Pick<Endpoint, 'enabled_events'>, type: string): boolean {
  return endpoint.enabled_events.some((name) => name === '*' || name === type)
}
