import 'server-only'
import type Stripe from 'stripe'
import { z } from 'zod'
import type { Connection } from './client.ts'
import { StripeNo } from './errors.ts'
import type { Denied } from './looked.ts'
import { read } from './read.ts'
import { type Denials, unlessDenied } from './unless-denied.ts'

const reads: { what: Denied['what']; route: string; call: (stripe: Stripe) => Promise<unknown> }[] = [
  { what: 'customers', route: 'GET /v1/customers', call: ({ customers }) => customers.list(one) },
  { what: 'invoices', route: 'GET /v1/invoices', call: ({ invoices }) => invoices.list(one) },
  { what: 'refunds', route: 'GET /v1/charges', call: ({ charges }) => charges.list(one) },
  { what: 'events', route: 'GET /v1/events', call: ({ events }) => events.list(one) },
]
const one = { limit: 1 }

/** Reads one of each thing that a plan reads, and keeps nothing of it: what the key may not read is noted in `denials`. */
export async function tryPermissions(connection: Connection, denials: Denials): Promise<void> {
  const shape = z.object({ data: z.array(z.unknown()) })
  await Promise.all(
    reads.map(({ what, route, call }) =>
      unlessDenied(denials, what, () => read(connection, { route, shape, call, tries: 2 })).catch(
        (error: unknown) => {
          // A list that is not there, on another server that speaks the wire format: nothing is known of the key.
          if (!(error instanceof StripeNo)) throw error
        },
      ),
    ),
  )
}
