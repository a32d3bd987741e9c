import 'server-only'
import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { z } from 'zod'
import { Refusal, unavailable } from '#lib/errors.ts'
import { log } from '#lib/log.ts'
import type { Account } from '../provider.ts'
import { type Limit, useTurn } from '../turns.ts'
import { modeOf } from './mode.ts'
import { getToken, memoryTokens, sharedTokens, type TokenStore } from './tokens.ts'

export type PriceUnit = 'major' | 'minor'

export interface Settings {
  accessKeyId: string
  secretAccessKey: string
  /** What `payload.price` is counted in: Cello does not publish it. */
  priceUnit: PriceUnit
  base?: string | undefined
  /** Where tokens are kept. Default: where all processes share them, else in memory. */
  tokens?: TokenStore | undefined
  /** Milliseconds until a read is given up. Default 10 s. */
  timeout?: number | undefined
  /** Milliseconds until an event that was sent is given up. Default 20 s. */
  sendTimeout?: number | undefined
  /** Calls a second: Cello publishes no limit. Default 10. */
  perSecond?: number | undefined
}

export interface Connection {
  keys: { accessKeyId: string; secretAccessKey: string }
  priceUnit: PriceUnit
  base: string
  host: string
  mode: Account['mode']
  timeout: number
  sendTimeout: number
  /** What its tokens are kept under: other keys or another environment never get them. */
  account: string
  tokens: () => TokenStore
  limits: Limit[]
}

const tenSeconds = 10_000

export function connect(settings: Settings): Connection {
  const { accessKeyId, secretAccessKey, priceUnit, base = 'https://api.cello.so' } = settings
  const { hostname, host } = new URL(base)
  const own = settings.tokens ?? memoryTokens()
  const keysAs = createHash('sha256').update(`${accessKeyId}:${secretAccessKey}`).digest('hex').slice(0, 16)
  const account = `cello:${host}:${keysAs}`
  return {
    keys: { accessKeyId, secretAccessKey },
    priceUnit,
    base: base.replace(/\/+$/, ''),
    host: hostname,
    mode: modeOf(base),
    timeout: settings.timeout ?? tenSeconds,
    sendTimeout: settings.sendTimeout ?? 2 * tenSeconds,
    account,
    tokens: () => (settings.tokens ? own : (sharedTokens() ?? own)),
    limits: [{ of: account, calls: settings.perSecond ?? 10, perMs: 1000 }],
  }
}

/** A read; a token that Cello does not take any more is renewed once. @throws Refusal `unavailable`. */
export async function get<T extends z.ZodType>(
  connection: Connection,
  path: string,
  shape: T,
): Promise<z.infer<T>> {
  const ask = (token: string) => call(connection, path, { headers: { authorization: `Bearer ${token}` } })
  const token = await getToken(connection)
  const first = await ask(token)
  const answer = first.status === 401 ? await ask(await getToken(connection, token)) : first
  if (answer.status === 401) throw new KeysRefused(connection)
  return understand(answer, shape)
}

/** Neither the token nor the keys are taken: nothing that is tried again will change that. */
export class KeysRefused extends Refusal {
  constructor({ host }: Pick<Connection, 'host'>) {
    super(
      'unavailable',
      `Cello refuses the access key at ${host}; keys are made per environment. Ask an admin to put a pair of that environment into CELLO_ACCESS_KEY_ID and CELLO_SECRET_ACCESS_KEY, or to correct CELLO_API_BASE.`,
    )
  }
}

export function understand<T extends z.ZodType>(answer: Answer, shape: T): z.infer<T> {
  const parsed = shape.safeParse(answer.body)
  if (answer.ok && parsed.success) return parsed.data
  log.warn(
    { status: answer.status, providerRequestId: answer.requestId },
    'Cello answered in an unknown form',
  )
  throw unavailable(
    'Cello does not work properly just now. Try again in a minute; if it stays, tell an admin.',
  )
}

export interface Answer {
  ok: boolean
  status: number
  body: unknown
  requestId: string | null
}

const tries = 3
const firstDelay = 250

/** One call, none of which changes anything at Cello, tried again where the trouble may pass. */
export async function call(connection: Connection, path: string, init: RequestInit): Promise<Answer> {
  const { base, timeout, limits } = connection
  for (let attempt = 1; ; attempt += 1) {
    await useTurn(limits, undefined)
    const answer = await tryOnce(`${base}${path}`, {
      ...init,
      signal: AbortSignal.timeout(timeout),
      cache: 'no-store',
      redirect: 'error',
    })
    if (answer && answer.status !== 429 && answer.status < 500) return answer
    if (attempt >= tries) {
      log.warn(
        { status: answer?.status ?? null, providerRequestId: answer?.requestId ?? null },
        'Cello could not be asked',
      )
      throw unavailable(
        answer
          ? 'Cello does not work properly just now. Try again in a minute.'
          : 'Cello cannot be reached. Try again in a minute.',
      )
    }
    await pause(firstDelay * 2 ** (attempt - 1) * (0.5 + Math.random()))
  }
}

async function tryOnce(address: string, init: RequestInit): Promise<Answer | null> {
  try {
    const { ok, status, headers, text } = await fetchText(address, init)
    return { ok, status, body: parseJson(text), requestId: headers.get('apigw-requestid') }
  } catch {
    return null
  }
}

async function fetchText(address: string, init: RequestInit) {
  const response = await fetch(address, init)
  return { ok: response.ok, status: response.status, headers: response.headers, text: await response.text() }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
