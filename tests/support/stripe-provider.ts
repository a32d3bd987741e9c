import { onTestFinished } from 'vitest'
import type { Settings } from '#lib/providers/stripe/client.ts'
import { createStripe } from '#lib/providers/stripe/index.ts'
import type { Attempt, Context } from '#lib/providers/provider.ts'
import type { Step } from '#lib/providers/step.ts'
import type { Wanted } from '#lib/providers/wanted.ts'
import { celloEndpoint, type EndpointState, tellStory } from '#sandbox/story.ts'
import type { StripeOptions, StripeWorld } from '#sandbox/stripe/index.ts'
import { openReceiver, openStripe } from './sandbox-stripe.ts'

export const connectTo = (world: StripeWorld, settings: Partial<Settings> = {}) =>
  createStripe(() => ({
    key: world.keys.test,
    base: world.address,
    endpointId: celloEndpoint.id,
    ...settings,
  }))

/** The practice story on a Stripe of its own, with somebody who takes Cello's events. */
export async function openStory(
  given: { endpoint?: EndpointState; options?: StripeOptions; settings?: Partial<Settings> } = {},
) {
  const world = await openStripe(given.options)
  const receiver = await openReceiver(200)
  tellStory({
    stripe: world,
    celloUrl: receiver.url,
    now: Date.now(),
    ...(given.endpoint && { endpoint: given.endpoint }),
  })
  const stripe = connectTo(world, given.settings)
  onTestFinished(() => {
    world.clearFaults()
  })
  return { world, receiver, stripe }
}

export const wanted = (changes: Partial<Wanted> = {}): Wanted => ({
  customerId: 'cus_Q8z1Lk2vYd',
  referralCode: 'pNRB1aYqArN',
  newUserId: 'usr_40871',
  organizationId: null,
  ...changes,
})

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

export const markOf = (asked = wanted()): Extract<Step, { kind: 'mark' }> => ({
  kind: 'mark',
  provider: 'stripe',
  customerId: asked.customerId,
  changes: [
    { key: 'cello_ucc', before: null, after: asked.referralCode },
    { key: 'new_user_id', before: null, after: asked.newUserId },
  ],
})

export const writesOf = (world: StripeWorld) => world.calls.filter(({ method }) => method !== 'GET')
export const effectsOf = (world: StripeWorld) => world.calls.filter(({ effect }) => effect)
