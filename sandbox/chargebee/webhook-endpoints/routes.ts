import { page, PAGING } from '../lists/page.ts'
import { missing } from '../requests/api-error.ts'
import type { Ask, Route } from '../requests/ask.ts'
import { createEndpoint, updateEndpoint, WRITABLE } from './write.ts'

export const webhookEndpointRoutes: Route[] = [
  {
    method: 'GET',
    path: '/api/v2/webhook_endpoints',
    parameters: PAGING,
    answer: (ask) =>
      page(ask, {
        items: ask.site.state.endpoints.all(),
        sorts: ['id'],
        show: ({ shown }) => ({ webhook_endpoint: shown }),
      }),
  },
  {
    method: 'GET',
    path: '/api/v2/webhook_endpoints/:id',
    parameters: [],
    answer: (ask) => ({ webhook_endpoint: find(ask).shown }),
  },
  {
    method: 'POST',
    path: '/api/v2/webhook_endpoints',
    parameters: WRITABLE,
    answer: createEndpoint,
  },
  {
    method: 'POST',
    path: '/api/v2/webhook_endpoints/:id',
    parameters: WRITABLE,
    answer: updateEndpoint,
  },
  {
    method: 'POST',
    path: '/api/v2/webhook_endpoints/:id/delete',
    parameters: [],
    answer: (ask) => {
      const { shown } = find(ask)
      ask.site.state.endpoints.remove(ask.id)
      ask.site.changed()
      ask.effect()
      return { webhook_endpoint: shown }
    },
  },
]

function find({ site, id }: Ask) {
  const endpoint = site.state.endpoints.get(id)
  if (!endpoint) throw missing('webhook_endpoint', id)
  return endpoint
}
