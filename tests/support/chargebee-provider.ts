import { onTestFinished } from 'vitest'
import type { Settings } from '#lib/providers/chargebee/client.ts'
import { createChargebee } from '#lib/providers/chargebee/index.ts'
import type { Attempt, Context } from '#lib/providers/provider.ts'
import type { Step } from '#lib/providers/step.ts'
import type { Wanted } from '#lib/providers/wanted.ts'
import { startCello } from '#sandbox/cello/index.ts'
import type { ChargebeeOptions, ChargebeeWorld } from '#sandbox/chargebee/index.ts'
import { chargebeeStoryCustomers, tellChargebeeStory } from '#sandbox/story/chargebee-story.ts'
import { referrers } from '#sandbox/story/referrers.ts'
import { openChargebee } from './sandbox-chargebee.ts'

/** No limit is met unless a test asks for one. */
const unlimited = 100_000

export const connectTo = (world: ChargebeeWorld, settings: Partial<Settings> = {}) =>
  createChargebee(() => ({
    site: world.site,
    key: world.keys.full,
    place: 'meta_data' as const,
    base: world.address,
    requests: unlimited,
    ...settings,
  }))

type Told = Pick<Parameters<typeof tellChargebeeStory>[0], 'endpoint' | 'fields'>

/** The practice story on a Chargebee of its own, with a Cello that takes its events. */
export async function openStory(
  given: Told & { options?: ChargebeeOptions; settings?: Partial<Settings> } = {},
) {
  const { options, settings, ...told } = given
  const world = await openChargebee(options)
  const cello = await startCello({ referrers })
  onTestFinished(() => cello.close())
  tellChargebeeStory({ chargebee: world, cello: cello.chargebeeWebhook, now: Date.now(), ...told })
  const pushing = { cello: cello.chargebeeWebhook, ...settings }
  onTestFinished(() => {
    world.clearFaults()
    cello.clearFaults()
  })
  return { world, cello, pushing, chargebee: connectTo(world, pushing) }
}

export function known(name: string, changes: Partial<Wanted> = {}): Wanted {
  const customer = chargebeeStoryCustomers.find((one) => one.name === name)
  if (!customer) throw new Error(`the story has no ${name}`)
  const { customerId, referralCode, newUserId } = customer
  return { customerId, referralCode, newUserId, organizationId: null, ...changes }
}

export const context = (): Context => ({ now: new Date(), sentBefore: [] })

let attempts = 0

export function attempt(changes: Partial<Attempt> = {}): Attempt {
  attempts += 1
  return {
    idempotencyKey: `attribution-desk-test-${String(attempts)}`,
    openedAt: new Date(),
    providerRequestId: null,
    answer: null,
    ...changes,
  }
}

export const markOf = (asked: Wanted, prefix = ''): Extract<Step, { kind: 'mark' }> => ({
  kind: 'mark',
  provider: 'chargebee',
  customerId: asked.customerId,
  changes: [
    { key: `${prefix}cello_ucc`, before: null, after: asked.referralCode },
    { key: `${prefix}new_user_id`, before: null, after: asked.newUserId },
  ],
})

export const waitOf = ({ customerId }: Wanted): Extract<Step, { kind: 'wait' }> => ({
  kind: 'wait',
  provider: 'chargebee',
  customerId,
  event: 'customer_changed',
  seconds: 180,
})

export const writesOf = (world: ChargebeeWorld) => world.calls.filter(({ method }) => method !== 'GET')
export const effectsOf = (world: ChargebeeWorld) => world.calls.filter(({ effect }) => effect)

/** How often each route was asked. */
export function countsOf({ calls }: ChargebeeWorld, from = 0) {
  const counts = new Map<string, number>()
  for (const { route } of calls.slice(from)) counts.set(String(route), (counts.get(String(route)) ?? 0) + 1)
  return Object.fromEntries<number>(counts)
}
