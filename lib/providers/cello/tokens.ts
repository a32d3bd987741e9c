import 'server-only'
import { z } from 'zod'
import { call, type Connection, KeysRefused, understand } from './client.ts'

export interface Token {
  access: string
  /** Milliseconds since 1970. */
  until: number
  refresh: string | null
  refreshUntil: number
}

export interface Renewal {
  /** Whether this token is good for whoever asks. */
  serves: (token: Token) => boolean
  ask: (known: Token | null) => Promise<Token>
}

/** Where the tokens are kept that all processes share. */
export interface TokenStore {
  read(account: string): Promise<Token | null>
  /** One renewal at a time: whoever waited for another's is given what that one got, where it serves. */
  renew(account: string, renewal: Renewal): Promise<Token>
}

/** Kept on globalThis: Next loads this module more than once in a process. */
const place = globalThis as { deskCelloTokens?: TokenStore | undefined }

/** From now on tokens are kept there instead of in this process's memory. */
export function shareTokens(store: TokenStore | undefined) {
  place.deskCelloTokens = store
}

export const sharedTokens = () => place.deskCelloTokens

/** Tokens in the memory of this process. */
export function memoryTokens(): TokenStore {
  const kept = new Map<string, Token>()
  const renewing = new Map<string, Promise<Token>>()
  return {
    read: async (account) => kept.get(account) ?? null,
    async renew(account, { serves, ask }) {
      for (;;) {
        const known = kept.get(account)
        if (known && serves(known)) return known
        const underway = renewing.get(account)
        if (!underway) break
        const renewed = await underway
        if (serves(renewed)) return renewed
      }
      const asking = ask(kept.get(account) ?? null).finally(() => renewing.delete(account))
      renewing.set(account, asking)
      const token = await asking
      kept.set(account, token)
      return token
    },
  }
}

const shape = z.object({
  accessToken: z.string().min(1),
  expiresIn: z.number(),
  refreshToken: z.string().min(1).optional(),
  refreshTokenExpiresIn: z.number().optional(),
})

/** A token is renewed this long before it runs out. Milliseconds. */
const margin = 60_000

/** The shared access token; a new one where it ran out, or is the one that Cello has just refused. @throws Refusal `unavailable`. */
export async function getToken(connection: Connection, refused?: string): Promise<string> {
  const { account } = connection
  const store = connection.tokens()
  const serves = ({ access, until }: Token) => access !== refused && until > Date.now()
  const known = await store.read(account)
  if (known && serves(known)) return known.access
  const token = await store.renew(account, { serves, ask: (stale) => renew(connection, stale) })
  return token.access
}

async function renew(connection: Connection, stale: Token | null): Promise<Token> {
  const refreshed =
    stale?.refresh && stale.refreshUntil > Date.now()
      ? await ask(connection, { refreshToken: stale.refresh })
      : null
  const token = refreshed ?? (await ask(connection, connection.keys))
  if (!token) throw new KeysRefused(connection)
  return refreshed && stale ? { ...token, refresh: stale.refresh, refreshUntil: stale.refreshUntil } : token
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
