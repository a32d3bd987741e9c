import 'server-only'
import { isCellos } from '../is-cellos.ts'
import type { Connection } from './client.ts'
import { StripeNo } from './errors.ts'
import { list } from './lists.ts'
import type { StripeLook } from './looked.ts'
import { toEndpoint } from './map.ts'
import { read } from './read.ts'
import { endpointShape } from './shapes.ts'
import { unlessDenied, type Denials } from './unless-denied.ts'

/** Cello's webhook endpoint: the configured one, else the only one that sends to Cello. */
export async function lookEndpoint(
  connection: Connection,
  denials: Denials,
): Promise<StripeLook['endpoint']> {
  const id = connection.endpointId
  const looked = await unlessDenied(denials, 'webhook endpoints', () =>
    id === null ? lookByUrl(connection) : lookById(connection, id),
  )
  return looked ?? { state: 'unread', id }
}

async function lookById(connection: Connection, id: string): Promise<StripeLook['endpoint']> {
  try {
    const call = { route: 'GET /v1/webhook_endpoints/:id', shape: endpointShape }
    return toEndpoint(
      await read(connection, { ...call, call: (stripe) => stripe.webhookEndpoints.retrieve(id) }),
      connection.mode,
    )
  } catch (error) {
    if (error instanceof StripeNo && error.kind === 'other mode') return { state: 'other mode', id }
    if (error instanceof StripeNo && error.kind === 'missing') return { state: 'missing', id }
    throw error
  }
}

async function lookByUrl(connection: Connection): Promise<StripeLook['endpoint']> {
  const endpoints = await list(connection, {
    route: 'GET /v1/webhook_endpoints',
    shape: endpointShape,
    page: (stripe, cursor) => stripe.webhookEndpoints.list(cursor),
  })
  const [endpoint, ...more] = endpoints.filter(({ url }) => isCellos(url))
  if (!endpoint) return { state: 'missing', id: null }
  if (more.length > 0) return { state: 'several', ids: [endpoint, ...more].map(({ id }) => id).sort() }
  return toEndpoint(endpoint, connection.mode)
}
