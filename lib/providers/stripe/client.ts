import 'server-only'
import http from 'node:http'
import https from 'node:https'
import Stripe from 'stripe'
import type { Limit } from '../turns.ts'

export interface Settings {
  /** sk_… or rk_…, of either mode. */
  key: string
  /** Another server that speaks Stripe's wire format. */
  base?: string | undefined
  /** we_…, of Cello's endpoint. */
  endpointId?: string | undefined
  /** Milliseconds until a call is given up. Default 20 s. */
  timeout?: number | undefined
  /** Calls a second. Default what Stripe documents (docs.stripe.com/rate-limits). */
  perSecond?: { inAll?: number | undefined; perEndpoint?: number | undefined }
}

export interface Connection {
  mode: 'test' | 'live'
  /** The key may do what was switched on for it; a secret key may do all. */
  restricted: boolean
  endpointId: string | null
  /** Milliseconds. */
  timeout: number
  reader: Stripe
  /** For calls that change something: one connection and one try a call. */
  writer: Stripe
  /** Of a route such as `GET /v1/events`: what Stripe allows it, and all of them. */
  limitsOf: (route: string) => Limit[]
}

const twentySeconds = 20_000

const documented = { inAll: { live: 100, test: 25 }, perEndpoint: 25 }

export function connect(given: Settings): Connection {
  const { key, base, endpointId, timeout = twentySeconds } = given
  const { protocol, hostname, host, port } = new URL(base ?? 'https://api.stripe.com')
  const secure = protocol === 'https:'
  const settings = {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 443 : 80) : Number(port),
    protocol: secure ? ('https' as const) : ('http' as const),
    maxNetworkRetries: 0,
    telemetry: false,
    timeout,
  }
  // A connection that is kept alive may be closed by the other side just as a call leaves: nobody would know whether it arrived.
  const agent = secure ? new https.Agent({ keepAlive: false }) : new http.Agent({ keepAlive: false })
  const mode = /^[a-z]+_live_/.test(key) ? 'live' : 'test'
  const account = `stripe ${host} ${mode}`
  const { inAll = documented.inAll[mode], perEndpoint = documented.perEndpoint } = given.perSecond ?? {}
  return {
    mode,
    restricted: key.startsWith('rk_'),
    endpointId: endpointId ?? null,
    timeout,
    reader: new Stripe(key, settings),
    writer: new Stripe(key, { ...settings, httpClient: tryOnce(Stripe.createNodeHttpClient(agent)) }),
    limitsOf: (route) => [
      { of: `${account} ${route}`, calls: perEndpoint, perMs: 1000 },
      { of: account, calls: inAll, perMs: 1000 },
    ],
  }
}

/**
 * stripe-node 23 sends a call a second time where the connection was closed, whatever `maxNetworkRetries` says, although the first may
 * have had its effect (RequestSender, `_shouldRetry`). It knows such an error by its code.
 */
function tryOnce(client: Stripe.HttpClient): Stripe.HttpClient {
  return {
    getClientName: () => client.getClientName(),
    makeRequest: (...call) =>
      client.makeRequest(...call).catch((error: unknown) => {
        throw isClosed(error) ? new Error('The connection was closed.', { cause: error }) : error
      }),
  }
}

const isClosed = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  Stripe.HttpClient.CONNECTION_CLOSED_ERROR_CODES.includes(error.code)
