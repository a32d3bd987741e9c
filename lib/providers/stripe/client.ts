import 'server-only'
import http from 'node:http'
import https from 'node:https'
import Stripe from 'stripe'

export interface Settings {
  /** sk_… or rk_…, of either mode. */
  key: string
  /** Another server that speaks Stripe's wire format. */
  base?: string | undefined
  /** we_…, of Cello's endpoint. */
  endpointId?: string | undefined
  /** Milliseconds until a call is given up. Default 20 s. */
  timeout?: number | undefined
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
  /** When the last reads of each endpoint began, in milliseconds. */
  recent: Map<string, number[]>
}

const twentySeconds = 20_000

export function connect({ key, base, endpointId, timeout = twentySeconds }: Settings): Connection {
  const { protocol, hostname, port } = new URL(base ?? 'https://api.stripe.com')
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
  return {
    mode: /^[a-z]+_live_/.test(key) ? 'live' : 'test',
    restricted: key.startsWith('rk_'),
    endpointId: endpointId ?? null,
    timeout,
    reader: new Stripe(key, settings),
    writer: new Stripe(key, { ...settings, httpClient: tryOnce(Stripe.createNodeHttpClient(agent)) }),
    recent: new Map(),
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
