import 'server-only'
import { z } from 'zod'
import { Refusal } from '#lib/errors.ts'
import type { Check } from '../provider.ts'
import type { Connection } from './client.ts'
import { ChargebeeNo } from './errors.ts'
import { judgeConnection } from './judge-connection.ts'
import type { Line } from './line.ts'
import { lookEndpoint } from './look-endpoint.ts'
import { lookFields } from './look-fields.ts'
import type { Readable } from './looked.ts'
import { read } from './read.ts'
import { type Denials, unlessDenied } from './unless-denied.ts'

/** Reads Cello's webhook, the custom fields and one of each thing that a plan reads; changes nothing. */
export async function check(connection: Connection): Promise<Check[]> {
  const denials: Denials = []
  try {
    const [endpoint, fields] = await Promise.all([
      lookEndpoint(connection, denials),
      lookFields(connection, denials),
      tryReads(connection, denials),
    ])
    return judgeConnection({ connection, endpoint, fields, denied: denials })
  } catch (error) {
    if (error instanceof Refusal) return [unread(error.message)]
    if (error instanceof ChargebeeNo)
      return [unread('It refuses a question of the desk. Correct CHARGEBEE_SITE and CHARGEBEE_API_BASE.')]
    throw error
  }
}

const unread = (sentence: string): Check => ({
  level: 'blocker',
  title: 'Chargebee could not be read.',
  sentence,
  wayOut: '',
})

const reads: { what: Readable; call: (line: Line) => Promise<unknown> }[] = [
  { what: 'customers', call: ({ sdk }) => sdk.customer.list({ limit: 1 }) },
  { what: 'transactions', call: ({ sdk }) => sdk.transaction.list({ limit: 1 }) },
  { what: 'invoices', call: ({ sdk }) => sdk.invoice.list({ limit: 1 }) },
  { what: 'events', call: ({ sdk }) => sdk.event.list({ limit: 1 }) },
]

/** Keeps nothing of what it reads: what the key may not read is noted in `denials`. */
async function tryReads(connection: Connection, denials: Denials) {
  const shape = z.object({ list: z.array(z.unknown()) })
  await Promise.all(
    reads.map(({ what, call }) =>
      unlessDenied(denials, what, () => read(connection, { route: `GET ${what}`, shape, call })),
    ),
  )
}
