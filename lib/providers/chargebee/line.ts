import 'server-only'
import type { Agent } from 'node:http'
import Chargebee from 'chargebee'
import { type Answered, type Call, exchange } from '../exchange.ts'
import { Busy, Unreadable } from './errors.ts'
import { noOf } from './no-of.ts'
import { holdTurns, type Limit, type Turn, useTurn } from '../turns.ts'

/** A way to Chargebee: every call over it waits for its turn, is sent once, and throws what `errors.ts` and `exchange.ts` name. */
export interface Line {
  sdk: Chargebee
  /** The answer to a GET as Chargebee wrote it. `path` begins behind `/api/v2`. */
  get(path: string, turn?: Turn): Promise<string>
}

export interface Terms {
  key: string
  /** Chargebee's address, without a slash at its end. */
  origin: string
  limits: Limit[]
  /** What the site's own count is about. */
  inAll: Limit
  /** Milliseconds that a call may wait for its turn. */
  within: number
  /** Milliseconds. */
  timeout: number
  /** Absent: a connection of its own for each call. */
  agent?: Agent
}

export function openLine(terms: Terms): Line {
  const { key, origin } = terms
  const { protocol, hostname, port } = new URL(origin)
  const secure = protocol === 'https:'
  return {
    sdk: new Chargebee({
      site: hostname,
      hostSuffix: '',
      protocol: secure ? 'https' : 'http',
      port: port === '' ? (secure ? 443 : 80) : Number(port),
      apiKey: key,
      sdkTelemetryEnabled: false,
      // The SDK's own follows redirects, stops its clock before the answer is read, and takes what is not JSON for a 500.
      httpClient: { makeApiRequest: (request) => answer(terms, request) },
    }),
    get: async (path, turn) => {
      const url = new URL(`${origin}/api/v2${path}`)
      const headers = { accept: 'application/json', authorization: `Basic ${btoa(`${key}:`)}` }
      const { text } = await send(terms, { method: 'GET', url, headers }, turn)
      return text
    },
  }
}

async function answer(terms: Terms, request: Request): Promise<Response> {
  const { status, headers, text } = await send(terms, {
    method: request.method,
    url: new URL(request.url),
    headers: Object.fromEntries(request.headers),
    body: await request.text(),
  })
  const replayed = headers['chargebee-idempotency-replayed']
  return new Response(text, {
    status,
    ...(typeof replayed === 'string' && { headers: { 'chargebee-idempotency-replayed': replayed } }),
  })
}

async function send(
  terms: Terms,
  call: Pick<Call, 'method' | 'url' | 'headers' | 'body'>,
  turn?: Turn,
): Promise<Answered> {
  const { limits, inAll, within, timeout, agent } = terms
  if (!(await useTurn(limits, turn, within))) throw new Busy()
  const answered = await exchange({ ...call, timeout, ...(agent && { agent }) })
  const no = noOf(answered)
  if (!no) {
    if (!isJson(answered.text)) throw new Unreadable(answered.status)
    return answered
  }
  if (no.status === 429 && no.code !== 'lock_timeout')
    await holdTurns(inAll, (no.retryAfter ?? unsaid) * 1000)
  throw no
}

/** How long nothing leaves after a 429 that does not say it. Seconds. */
const unsaid = 5

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
