import type { WebhookEndpoint } from 'chargebee'

/** With the login that is written only, never shown. Chargebee does not say when an endpoint was made. */
export interface Endpoint {
  id: string
  shown: WebhookEndpoint & { object: 'webhook_endpoint' }
  login: { user: string; password: string } | null
}

/** Whether the endpoint is called for the type; without a list of events it is for all. */
export function takes({ shown }: Endpoint, type: string): boolean {
  return shown.enabled_events?.some((name) => name === type) ?? true
}
