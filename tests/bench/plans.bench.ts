import { v7 } from 'uuid'
import type { Attempt, Provider } from '#lib/providers/provider.ts'
import type { Step } from '#lib/providers/step.ts'
import type { Wanted } from '#lib/providers/wanted.ts'
import { createStripe } from '#lib/providers/stripe/index.ts'
import { celloEndpoint } from '#sandbox/story/cello-endpoint.ts'
import { startStripe, type StripeWorld } from '#sandbox/stripe/index.ts'
import { atMost, type Bench, exactly, type Row, seen } from './support/bench.ts'

const day = 86_400_000

/** What a plan for many invoices costs on an account with a million events, under Stripe's rate limits. */
export default async function measurePlans({ atEnd }: Bench): Promise<Row[]> {
  const world = await startStripe({ deliveryDelayMs: 1 })
  atEnd(() => world.close())
  world.seed.endpoint({ id: celloEndpoint.id, url: 'http://127.0.0.1:9/', createdAt: Date.now() - 400 * day })
  world.seed.bulkEvents({ count: 1_000_000, from: Date.now() - 30 * day, to: Date.now() })
  world.pauseDeliveries()
  const stripe = createStripe(() => ({
    key: world.keys.test,
    base: world.address,
    endpointId: celloEndpoint.id,
  }))

  const hundred = await plan(stripe, seedCustomer(world, 100))
  const reads = count(world, (route) => route.startsWith('GET'))
  const windows = count(world, (route) => route === 'GET /v1/events')
  await carryOut(stripe, hundred)
  const writes = count(world, (route) => route.startsWith('POST'))
  const wanted = seedCustomer(world, 250)
  const began = performance.now()
  await plan(stripe, wanted)
  const seconds = Math.round((performance.now() - began) / 100) / 10
  return [
    atMost('plan of 100 invoices among 1,000,000 events: reads of events', windows, 'calls', 100),
    seen('plan of 100 invoices among 1,000,000 events: other reads', reads - windows, 'calls'),
    exactly('plan of 100 invoices, carried out: writes', writes, 'calls', 101),
    atMost('plan of 250 invoices: until it is built', seconds, 's', 15),
  ]
}

function seedCustomer(world: StripeWorld, invoices: number): Wanted {
  const customerId = `cus_Of${invoices}`
  world.seed.customer({
    id: customerId,
    email: `${invoices}@bench.example`,
    createdAt: Date.now() - 400 * day,
  })
  for (let number = 1; number <= invoices; number += 1) {
    const paidAt = Date.now() - (number * 29 * day) / (invoices + 1)
    world.seed.invoice({
      id: `in_${invoices}x${number}`,
      customer: customerId,
      amount: 1000 + number,
      currency: 'eur',
      paidAt,
    })
  }
  return { customerId, referralCode: 'pNRB1aYqArN', newUserId: `usr_${invoices}`, organizationId: null }
}

async function plan(stripe: Provider, wanted: Wanted): Promise<Step[]> {
  const { steps } = stripe.plan(await stripe.look(wanted), wanted, { now: new Date(), sentBefore: [] })
  return steps
}

async function carryOut(stripe: Provider, steps: Step[]) {
  for (const step of steps) {
    if (step.kind === 'wait') continue
    const attempt: Attempt = {
      idempotencyKey: v7(),
      openedAt: new Date(),
      providerRequestId: null,
      answer: null,
    }
    const { outcome } = await stripe.perform(step, attempt)
    if (outcome !== 'accepted') throw new Error(`a step was ${outcome}`)
  }
}

const count = ({ calls }: StripeWorld, isCounted: (route: string) => boolean) =>
  calls.filter(({ route }) => isCounted(route ?? '')).length
