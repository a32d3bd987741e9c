import 'server-only'
import type { Account, Wanted } from '../provider.ts'
import type { Connection } from './client.ts'
import { accountIn, StripeNo } from './errors.ts'
import { lookCustomer } from './look-customer.ts'
import { lookEndpoint } from './look-endpoint.ts'
import { readable, type StripeLook } from './looked.ts'
import { read } from './read.ts'
import { accountShape } from './shapes.ts'
import { type Denials, unlessDenied } from './unless-denied.ts'

export async function look(connection: Connection, { customerId }: Wanted, now: Date): Promise<StripeLook> {
  const denials: Denials = []
  const [account, endpoint, customer] = await Promise.all([
    lookAccount(connection, denials),
    lookEndpoint(connection, denials),
    lookCustomer(connection, { customerId, denials, now: Math.floor(now.getTime() / 1000) }),
  ])
  const denied = denials.sort((a, b) => readable.indexOf(a.what) - readable.indexOf(b.what))
  return { account, endpoint, ...customer, denied }
}

async function lookAccount(connection: Connection, denials: Denials): Promise<Account> {
  const { mode } = connection
  try {
    const call = { route: 'GET /v1/account', shape: accountShape }
    const account = await read(connection, { ...call, call: (stripe) => stripe.accounts.retrieveCurrent() })
    const name = account.settings?.dashboard?.display_name ?? account.business_profile?.name ?? null
    return { provider: 'stripe', id: account.id, name, mode }
  } catch (error) {
    const id = error instanceof StripeNo && error.kind === 'permission' ? accountIn(error.words) : null
    if (id !== null) return { provider: 'stripe', id, name: null, mode }
    await unlessDenied(denials, 'account', () => Promise.reject(error))
    return { provider: 'stripe', id: 'unknown', name: null, mode }
  }
}
