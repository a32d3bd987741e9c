import 'server-only'
import { Refusal } from '#lib/errors.ts'
import { formatAmount } from '../money.ts'
import type { Check } from '../provider.ts'
import { priceOf } from './bodies.ts'
import type { Connection } from './client.ts'
import { readCode } from './look-up.ts'

/** A code that nobody has: Cello answers that it is not valid, which shows that the key works. */
const nobodysCode = '00000000000'

/** Tries the key with a look-up, and says what can only be said. */
export async function check(connection: Connection): Promise<Check[]> {
  try {
    await readCode(connection, nobodysCode)
    return [answers(connection), priceUnit(connection), pace(connection)]
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [{ level: 'blocker', title: 'Cello does not answer.', sentence: error.message, wayOut: '' }]
  }
}

const answers = ({ host, mode }: Connection): Check => ({
  level: 'good',
  title: 'Cello answers.',
  sentence: `Connected to ${host}, which counts as ${mode}; the access key is taken.`,
  wayOut: '',
})

function priceUnit({ priceUnit }: Connection): Check {
  const example = { amount: 4900, currency: 'eur' }
  return {
    level: 'good',
    title: `Amounts are sent in ${priceUnit} units.`,
    sentence: `CELLO_PRICE_UNIT says so: ${formatAmount(example)} is sent as ${String(priceOf(example, priceUnit))}. Cello does not publish which it expects; it can be asked.`,
    wayOut: '',
  }
}

const pace = ({ limits: [limit] }: Connection): Check => ({
  level: 'good',
  title: 'Cello publishes no rate limit.',
  sentence: `The desk makes at most ${String(limit?.calls)} calls a second (CELLO_REQUESTS_PER_SECOND).`,
  wayOut: '',
})
