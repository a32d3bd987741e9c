import 'server-only'
import { unavailable } from '#lib/errors.ts'
import type { Account } from '../provider.ts'
import type { Wanted } from '../wanted.ts'
import type { Connection } from './client.ts'
import { accountIn, StripeNo } from './errors.ts'
import { lookCustomer } from './look-customer.ts'
import { lookEndpoint } from './look-endpoint.ts'
import { readable, type StripeLook } from './looked.ts'
import { read } from './read.ts'
import { accountShape } from './shapes.ts'
import { type Denials, unlessDenied } from './unless-denied.ts'

/** Fresh reads of everything that a plan needs. @throws Refusal `unavailable`. */
export async function look(
  connection: Connection,
  { customerId }: Wanted,
  now = new Date(),
): Promise<StripeLook> {
  const denials: Denials = []
  const [account, endpoint, customer] = await Promise.all([
    lookAccount(connection, denials),
    lookEndpoint(connection, denials),
    lookCustomer(connection, { customerId, denials, now: Math.floor(now.getTime() / 1000) }),
  ]).catch((error: unknown) => {
    throw error instanceof StripeNo
      ? unavailable('The customer changed while Stripe was read. Try again.')
      : error
  })
  const denied = readable.flatMap((what) => denials.filter((denial) => denial.what === what).slice(0, 1))
  return { account, endpoint, ...customer, denied }
}

/** A restricted key that may not read its account is still told the account's id in the refusal; only the name is missing then. */
export async function lookAccount(connection: Connection, denials: Denials): Promise<Account> {
  const provider = 'stripe'
  const { mode } = connection
  const account = await unlessDenied(denials, 'account', () =>
    read(connection, {
      route: 'GET /v1/account',
      shape: accountShape,
      call: (stripe) => stripe.accounts.retrieveCurrent(),
    }).catch((error: unknown) => {
      const id = error instanceof StripeNo && error.kind === 'permission' ? accountIn(error.words) : null
      if (id === null) throw error
      return { id, settings: null, business_profile: null }
    }),
  )
  if (!account) return { provider, id: 'unknown', name: null, mode }
  const name = account.settings?.dashboard?.display_name ?? account.business_profile?.name ?? null
  return { provider, id: account.id, name, mode }
}
