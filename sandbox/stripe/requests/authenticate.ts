import type { Account } from '../account/account.ts'
import { ApiError } from './api-error.ts'

export interface Key {
  key: string
  live: boolean
  /** null: a secret key. */
  permissions: string[] | null
}

/** Reads the key from `Bearer key` or from the user name of basic authentication; refuses with 401. */
export function authenticate(account: Account, header: string | undefined): Key {
  const key = keyIn(header ?? '')
  if (!key) {
    throw new ApiError(
      401,
      {
        message:
          "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for details, or we can help at https://support.stripe.com/.",
      },
      { early: true, headers: { 'www-authenticate': 'Bearer realm="Stripe"' } },
    )
  }
  if (key === account.keys.test) return { key, live: false, permissions: null }
  if (key === account.keys.live) return { key, live: true, permissions: null }
  const permissions = account.state.restrictedKeys[key]
  if (permissions) return { key, live: key.startsWith('rk_live_'), permissions }
  throw unauthorized(key)
}

export function unauthorized(key: string): ApiError {
  const shown = `${key.slice(0, 8)}${'*'.repeat(Math.max(4, key.length - 12))}${key.slice(-4)}`
  return new ApiError(401, { message: `Invalid API Key provided: ${shown}` }, { early: true })
}

export function keyIn(header: string): string {
  const [scheme = '', value = ''] = header.split(' ')
  if (scheme.toLowerCase() === 'bearer') return value
  if (scheme.toLowerCase() !== 'basic') return ''
  return Buffer.from(value, 'base64').toString('utf8').split(':')[0] ?? ''
}
