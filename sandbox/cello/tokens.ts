import { randomBytes } from 'node:crypto'

export interface TokenOptions {
  accessKeyId: string
  secretAccessKey: string
  accessSeconds: number
  refreshSeconds: number
  now: () => Date
}

/** Cello's tokens: a key pair gives both, a refresh token gives a new access token only (docs.cello.so, get-token). */
export function tokens({ accessKeyId, secretAccessKey, accessSeconds, refreshSeconds, now }: TokenOptions) {
  const access = new Map<string, number>()
  const refresh = new Map<string, number>()

  function issue(kept: Map<string, number>, seconds: number) {
    const token = randomBytes(24).toString('base64url')
    kept.set(token, now().getTime() + seconds * 1000)
    return token
  }

  const holds = (kept: Map<string, number>, token: string) => (kept.get(token) ?? 0) > now().getTime()

  return {
    holds: (token: string) => holds(access, token),
    forKeys(given: { accessKeyId: string; secretAccessKey: string }) {
      if (given.accessKeyId !== accessKeyId || given.secretAccessKey !== secretAccessKey) return null
      return {
        accessToken: issue(access, accessSeconds),
        refreshToken: issue(refresh, refreshSeconds),
        expiresIn: accessSeconds,
        refreshTokenExpiresIn: refreshSeconds,
      }
    },
    forRefresh(token: string) {
      return holds(refresh, token)
        ? { accessToken: issue(access, accessSeconds), expiresIn: accessSeconds }
        : null
    },
    expireAll() {
      access.clear()
    },
  }
}

export type Tokens = ReturnType<typeof tokens>
