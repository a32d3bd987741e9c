import 'server-only'
import { isCellos } from '../is-cellos.ts'
import type { Connection } from './client.ts'
import { list } from './lists.ts'
import type { ChargebeeLook } from './looked.ts'
import { toEndpoint } from './map.ts'
import { isSameAddress } from './same-address.ts'
import { endpointShape } from './shapes.ts'
import { type Denials, unlessDenied } from './unless-denied.ts'

/**
 * Cello's webhook: the one with the address that the desk pushes to, else the one that sends to Cello's host. Where there are several,
 * the only one that is enabled.
 */
export async function lookEndpoint(
  connection: Connection,
  denials: Denials,
): Promise<ChargebeeLook['endpoint']> {
  const endpoints = await unlessDenied(denials, 'webhooks', () =>
    list(connection, {
      noun: 'webhook_endpoint',
      shape: endpointShape,
      page: ({ sdk }, cursor) => sdk.webhookEndpoint.list(cursor),
    }),
  )
  if (!endpoints) return { state: 'unread' }
  const { cello, celloBase } = connection
  const same = endpoints.filter(({ url }) => cello !== null && isSameAddress(url, cello.url))
  const cellos = same.length > 0 ? same : endpoints.filter(({ url }) => isCellos(url, celloBase))
  const enabled = cellos.filter(({ disabled }) => !disabled)
  if (enabled.length > 1) return { state: 'several', names: enabled.map(({ name, id }) => name ?? id).sort() }
  const endpoint = enabled[0] ?? cellos[0]
  return endpoint ? toEndpoint(endpoint) : { state: 'missing' }
}
