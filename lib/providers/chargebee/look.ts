import 'server-only'
import { unavailable } from '#lib/errors.ts'
import type { Wanted } from '../wanted.ts'
import type { Connection } from './client.ts'
import { ChargebeeNo } from './errors.ts'
import { lookCustomer } from './look-customer.ts'
import { lookEndpoint } from './look-endpoint.ts'
import { lookFields } from './look-fields.ts'
import { type ChargebeeLook, readable } from './looked.ts'
import { type Denials } from './unless-denied.ts'

/** Fresh reads of everything that a plan needs. @throws Refusal `unavailable`. */
export async function look(
  connection: Connection,
  { customerId }: Pick<Wanted, 'customerId'>,
  now = new Date(),
): Promise<ChargebeeLook> {
  const { site, mode, cello, limit, origin } = connection
  const denials: Denials = []
  const [fields, endpoint, customer] = await Promise.all([
    lookFields(connection, denials),
    lookEndpoint(connection, denials),
    lookCustomer(connection, { customerId, denials, now: Math.floor(now.getTime() / 1000) }),
  ]).catch((error: unknown) => {
    throw error instanceof ChargebeeNo
      ? unavailable('Chargebee refuses a question of the desk, or something changed meanwhile. Try again.')
      : error
  })
  return {
    account: { provider: 'chargebee', id: site, name: null, mode },
    fields,
    endpoint,
    ...customer,
    denied: readable.filter((what) => denials.includes(what)),
    pushesTo: cello?.url ?? null,
    limit,
    pages: origin,
  }
}
