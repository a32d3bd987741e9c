import { registry } from '#lib/providers/index.ts'
import { createLedger } from './fifth-provider/index.ts'
import { createWorld } from './fifth-provider/world.ts'
import { invoice } from './plans.ts'

/** A desk whose only provider is the made-up one, which answers from memory: nothing else is connected. */
export function openLedgerDesk(more: Record<string, string> = {}) {
  Object.assign(process.env, {
    NEXTAUTH_URL: 'http://127.0.0.1:3000',
    NEXTAUTH_SECRET: 'a secret for tests, thirty-two characters',
    OIDC_ISSUER: 'http://127.0.0.1:1',
    OIDC_CLIENT_ID: 'desk',
    OIDC_CLIENT_SECRET: 'secret',
    ADMIN_EMAILS: 'otto@attribution.example',
    LOG_LEVEL: 'silent',
    ...more,
  })
  const world = createWorld([])
  registry.push({ configured: () => true, provider: createLedger(world) })
  return world
}

const day = 24 * 3600_000
const paidAt = new Date(Date.now() - 3 * day).toISOString()

/** A customer of the ledger with one payment of three days ago. */
export function addCustomer(world: ReturnType<typeof createWorld>, id: string) {
  const payment = invoice({ id: `pay_${id}`, number: `LE-${id}`, createdAt: paidAt, paidAt })
  world.customers.set(id, { id, email: `${id}@ledger.example`, labels: {}, payments: [payment] })
}
