import 'server-only'
import { Refusal } from '#lib/errors.ts'
import type { Check } from '../provider.ts'
import type { Connection } from './client.ts'
import { StripeNo } from './errors.ts'
import { judgeConnection } from './judge-connection.ts'
import { lookAccount } from './look.ts'
import { lookEndpoint } from './look-endpoint.ts'
import { tryPermissions } from './try-permissions.ts'
import type { Denials } from './unless-denied.ts'

/** Reads the account, Cello's endpoint and one of each thing that a plan reads; changes nothing. */
export async function check(connection: Connection, now = new Date()): Promise<Check[]> {
  const denials: Denials = []
  try {
    const [account, endpoint] = await Promise.all([
      lookAccount(connection, denials),
      lookEndpoint(connection, denials),
      tryPermissions(connection, denials),
    ])
    const { restricted } = connection
    return judgeConnection({ account, endpoint, denied: denials, restricted, now })
  } catch (error) {
    if (error instanceof Refusal) return [unread(error.message)]
    if (error instanceof StripeNo)
      return [unread('It answers in a form that the desk does not understand. Correct STRIPE_API_BASE.')]
    throw error
  }
}

const unread = (sentence: string): Check => ({
  level: 'blocker',
  title: 'Stripe could not be read.',
  sentence,
  wayOut: '',
})
