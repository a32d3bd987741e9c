import 'server-only'
import { setTimeout as pause } from 'node:timers/promises'
import type { z } from 'zod'
import { unavailable } from '#lib/errors.ts'
import { log } from '#lib/log.ts'
import { forget, getToken, type Tokens } from './tokens.ts'

export interface Settings {
  accessKeyId: string
  secretAccessKey: string
  base?: string | undefined
  /** Milliseconds until a call is given up. Default 10 s. */
  timeout?: number | undefined
}

export interface Connection {
  keys: { accessKeyId: string; secretAccessKey: string }
  base: string
  timeout: number
  tokens: Tokens
}

const tenSeconds = 10_000

export function connect({
  accessKeyId,
  secretAccessKey,
  base = 'https://api.cello.so',
  timeout = tenSeconds,
}: Settings): Connection {
  return {
    keys: { accessKeyId, secretAccessKey },
    base: base.replace(/\/+$/, ''),
    timeout,
    tokens: { current: null, renewing: null },
  }
}

/** A read; a token that Cello does not take any more is renewed once. @throws Refusal `unavailable`. */
export async function get<T extends z.ZodType>(
  connection: Connection,
  path: string,
  shape: T,
): Promise<z.infer<T>> {
  const ask = async () => {
    const headers = { authorization: `Bearer ${await getToken(connection)}` }
    return call(connection, path, { headers })
  }
  let answer = await ask()
  if (answer.status === 401) {
    forget(connection)
    answer = await ask()
  }
  if (answer.status === 401) throw refusesKeys()
  return understand(answer, shape)
}

export const refusesKeys = () =>
  unavailable(
    'Cello refuses the access key. Ask an admin to put a valid pair into CELLO_ACCESS_KEY_ID and CELLO_SECRET_ACCESS_KEY.',
  )

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
export async function call({ base, timeout }: Connection, path: string, init: RequestInit): Promise<Answer> {
  for (let attempt = 1; ; attempt += 1) {
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
