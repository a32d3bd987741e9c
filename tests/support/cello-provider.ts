import { onTestFinished } from 'vitest'
import { connect, type Settings } from '#lib/providers/cello/client.ts'
import { createCello } from '#lib/providers/cello/index.ts'
import type { FindBilling } from '#lib/providers/cello/look.ts'
import type { Context } from '#lib/providers/provider.ts'
import type { Step } from '#lib/providers/step.ts'
import type { Wanted } from '#lib/providers/wanted.ts'
import { startCello, type CelloOptions, type CelloWorld } from '#sandbox/cello/index.ts'
import { referrers } from '#sandbox/story/referrers.ts'

interface Given {
  settings?: Partial<Settings>
  options?: Partial<CelloOptions>
  findBilling?: FindBilling
}

/** A sandbox's Cello that ends with the test, and the desk's provider for it. */
export async function openCello({ settings = {}, options = {}, findBilling }: Given = {}) {
  const world = await startCello({ referrers, ...options })
  onTestFinished(() => {
    world.clearFaults()
    return world.close()
  })
  const connection = connectTo(world, settings)
  return { world, connection, cello: createCello(() => connection, findBilling ?? (() => undefined)) }
}

export const connectTo = (world: CelloWorld, settings: Partial<Settings> = {}) =>
  connect({ ...world.keys, priceUnit: world.priceUnit, base: world.address, ...settings })

const hour = 3600_000

export const wanted = (changes: Partial<Wanted> = {}): Wanted => ({
  customerId: 'usr_9001',
  referralCode: 'pNRB1aYqArN',
  newUserId: 'usr_9001',
  organizationId: null,
  signup: { at: ago(40 * 24), email: 'nora@northwind.example', name: 'Nora Wind' },
  payments: [paid('INV-1', 20 * 24), paid('INV-2', 3 * 24)],
  ...changes,
})

export const ago = (hours: number) => new Date(Date.now() - hours * hour).toISOString()

export const paid = (invoiceId: string, hoursAgo: number, amount = 4900, currency = 'eur') => ({
  invoiceId,
  paidAt: ago(hoursAgo),
  amount,
  currency,
  interval: 'monthly' as const,
  productKey: 'Pro',
  subscriptionId: null,
})

export const context = (): Context => ({ now: new Date(), sentBefore: [] })

export const signupIn = (steps: readonly Step[]) => pick(steps, 'signup')
export const postIn = (steps: readonly Step[]) => pick(steps, 'post')

function pick<K extends Step['kind']>(steps: readonly Step[], kind: K): Extract<Step, { kind: K }> {
  const found = steps.find((step): step is Extract<Step, { kind: K }> => step.kind === kind)
  if (!found) throw new Error(`the plan has no ${kind}`)
  return found
}

export const eventsOf = (world: CelloWorld) => world.calls.filter(({ operation }) => operation === 'event')
export const tokensOf = (world: CelloWorld) => world.calls.filter(({ operation }) => operation === 'token')
