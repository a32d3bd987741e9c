import 'server-only'
import { env } from '#lib/env.ts'
import { connect, type Connection } from './client.ts'
import { type Code, type NewUser, readCode, readNewUser } from './look-up.ts'

let connection: Connection | undefined

/** Who owns a referral code; null where no key for Cello is configured. @throws Refusal `unavailable`. */
export async function lookUpCode(code: string): Promise<Code | null> {
  const cello = connected()
  return cello ? readCode(cello, code) : null
}

/** What Cello shows of a new user; null where no key for Cello is configured. @throws Refusal `unavailable`. */
export async function lookUpNewUser(id: string): Promise<NewUser | null> {
  const cello = connected()
  return cello ? readNewUser(cello, id) : null
}

function connected(): Connection | undefined {
  const {
    CELLO_ACCESS_KEY_ID: accessKeyId,
    CELLO_SECRET_ACCESS_KEY: secretAccessKey,
    CELLO_API_BASE: base,
  } = env()
  if (accessKeyId === undefined || secretAccessKey === undefined) return undefined
  return (connection ??= connect({ accessKeyId, secretAccessKey, base }))
}
