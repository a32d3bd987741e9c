import 'server-only'
import { z } from 'zod'
import { call, type Connection, refusesKeys, understand } from './client.ts'

interface Token {
  access: string
  /** Milliseconds since 1970. */
  until: number
  refresh: string | null
  refreshUntil: number
}

export interface Tokens {
  current: Token | null
  /** One renewal serves everyone who waits for it. */
  renewing: Promise<Token> | null
}

const shape = z.object({
  accessToken: z.string().min(1),
  expiresIn: z.number(),
  refreshToken: z.string().min(1).optional(),
  refreshTokenExpiresIn: z.number().optional(),
})

/** A token is renewed this long before it runs out. Milliseconds. */
const margin = 60_000

export async function getToken(connection: Connection): Promise<string> {
  const { tokens } = connection
  if (tokens.current && tokens.current.until > Date.now()) return tokens.current.access
  tokens.renewing ??= renew(connection).finally(() => {
    tokens.renewing = null
  })
  tokens.current = await tokens.renewing
  return tokens.current.access
}

/** The access token is not taken any more; the refresh token may still be. */
export function forget({ tokens }: Connection) {
  if (tokens.current) tokens.current = { ...tokens.current, until: 0 }
}

async function renew(connection: Connection): Promise<Token> {
  const known = connection.tokens.current
  const refreshed =
    known?.refresh && known.refreshUntil > Date.now()
      ? await ask(connection, { refreshToken: known.refresh })
      : null
  const token = refreshed ?? (await ask(connection, connection.keys))
  if (!token) throw refusesKeys()
  return refreshed && known ? { ...token, refresh: known.refresh, refreshUntil: known.refreshUntil } : token
}

/** Null where the credentials are not taken: 400 in Cello's OpenAPI document, 401 as a live probe saw it. */
async function ask(connection: Connection, body: object): Promise<Token | null> {
  const answer = await call(connection, '/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (answer.status === 400 || answer.status === 401) return null
  const { accessToken, expiresIn, refreshToken, refreshTokenExpiresIn } = understand(answer, shape)
  const now = Date.now()
  return {
    access: accessToken,
    until: now + expiresIn * 1000 - margin,
    refresh: refreshToken ?? null,
    refreshUntil: now + (refreshTokenExpiresIn ?? 0) * 1000 - margin,
  }
}
