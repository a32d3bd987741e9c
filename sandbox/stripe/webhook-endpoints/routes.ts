import { find } from '../lists/find.ts'
import { PAGING, page } from '../lists/page.ts'
import type { Ask, Route } from '../requests/ask.ts'
import type { Endpoint } from '../state/state.ts'
import { createEndpoint } from './create.ts'
import { updateEndpoint } from './update.ts'

export const webhookEndpointRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/webhook_endpoints',
    permission: 'webhook_read',
    parameters: PAGING,
    answer: ({ account, live, params }) =>
      page({
        items: account.state.endpoints.newestFirst(live).map(withoutSecret),
        params,
        url: '/v1/webhook_endpoints',
        noun: 'webhook endpoint',
      }),
  },
  {
    method: 'GET',
    path: '/v1/webhook_endpoints/:id',
    permission: 'webhook_read',
    parameters: [],
    answer: (ask) => withoutSecret(find(ask.account.state.endpoints, ask, ask.id)),
  },
  {
    method: 'POST',
    path: '/v1/webhook_endpoints',
    permission: 'webhook_write',
    parameters: ['url', 'enabled_events', 'description', 'metadata', 'api_version'],
    answer: createEndpoint,
  },
  {
    method: 'POST',
    path: '/v1/webhook_endpoints/:id',
    permission: 'webhook_write',
    parameters: ['url', 'enabled_events', 'disabled', 'description', 'metadata'],
    answer: (ask) => withoutSecret(updateEndpoint(ask)),
  },
  {
    method: 'DELETE',
    path: '/v1/webhook_endpoints/:id',
    permission: 'webhook_write',
    parameters: [],
    answer: deleteEndpoint,
  },
]

function deleteEndpoint(ask: Ask) {
  const { account, id } = ask
  find(account.state.endpoints, ask, id)
  account.state.endpoints.remove(id)
  account.changed()
  ask.effect()
  return { id, object: 'webhook_endpoint', deleted: true }
}

/** The secret is shown once, by the call that makes the endpoint. */
function withoutSecret(endpoint: Endpoint) {
  return { ...endpoint, secret: undefined }
}
