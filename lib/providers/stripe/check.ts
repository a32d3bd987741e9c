import 'server-only'
import { Refusal } from '#lib/errors.ts'
import type { Check } from '../provider.ts'
import type { Connection } from './client.ts'
import { judgeEndpoint } from './judge-endpoint.ts'
import { look } from './look.ts'

/** Tries the key with reads of the account and of Cello's endpoint. */
export async function check(connection: Connection): Promise<Check[]> {
  try {
    const looked = await look(connection, {
      customerId: '',
      referralCode: '',
      newUserId: '',
      organizationId: null,
    })
    const { account } = looked
    const answered: Check = {
      level: 'good',
      title: 'Stripe answers.',
      sentence: `Connected to ${account.name ?? account.id} in ${account.mode} mode.`,
      wayOut: '',
    }
    return [answered, ...judgeEndpoint(looked)]
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [{ level: 'blocker', title: 'Stripe does not answer.', sentence: error.message, wayOut: '' }]
  }
}
