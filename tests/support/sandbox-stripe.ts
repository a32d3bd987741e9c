import Stripe from 'stripe'
import { onTestFinished } from 'vitest'
import { readBody, serve } from '#sandbox/http/serve.ts'
import { startStripe, type StripeOptions, type StripeWorld } from '#sandbox/stripe/index.ts'

/** A sandbox's Stripe that ends with the test, quick to deliver. */
export async function openStripe(options: StripeOptions = {}): Promise<StripeWorld> {
  const world = await startStripe({ deliveryDelayMs: 1, retryBaseMs: 5, rateLimits: null, ...options })
  onTestFinished(() => world.close())
  return world
}

/** The official SDK, without retries of its own. */
export function sdk(world: StripeWorld, key = world.keys.test): Stripe {
  const { hostname, port } = new URL(world.address)
  return new Stripe(key, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false })
}

export interface Letter {
  body: string
  signature: string
}

/** A webhook receiver that answers with the given statuses in turn, the last one again and again. */
export async function openReceiver(...statuses: number[]): Promise<{ url: string; letters: Letter[] }> {
  const letters: Letter[] = []
  const served = await serve(0, async (request, response) => {
    const body = await readBody(request)
    const status = statuses[Math.min(letters.length, statuses.length - 1)] ?? 200
    letters.push({ body, signature: String(request.headers['stripe-signature']) })
    response.writeHead(status, status >= 300 && status < 400 ? { location: '/elsewhere' } : {}).end()
  })
  onTestFinished(() => served.close())
  return { url: `${served.address}/hook`, letters }
}

/** What a call was refused with. */
export async function refusal(
  call: Promise<unknown>,
): Promise<InstanceType<typeof Stripe.errors.StripeError>> {
  const error: unknown = await call.then(
    () => new Error('the call was not refused'),
    (reason: unknown) => reason,
  )
  if (error instanceof Stripe.errors.StripeError) return error
  throw error
}
