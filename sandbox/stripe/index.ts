import type { StripeOptions, StripeWorld } from './world.ts'

export type { StripeOptions, StripeWorld } from './world.ts'

/** Starts a Stripe account on the loopback. */
export async function startStripe(options: StripeOptions = {}): Promise<StripeWorld> {
  throw new Error(`not built yet, port ${String(options.port)}`)
}
