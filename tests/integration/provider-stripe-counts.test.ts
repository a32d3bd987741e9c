import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { Attempt } from '#lib/providers/provider.ts'
import type { Step } from '#lib/providers/step.ts'
import { windowsOf } from '#lib/providers/windows.ts'
import type { StripeWorld } from '#sandbox/stripe/index.ts'
import { attempt, context, openStory, wanted, writesOf } from '../support/stripe-provider.ts'

const letter = z.object({ type: z.string() })
const hour = 3600_000
const day = 24 * hour
const asked = wanted({ customerId: 'cus_Many' })

const countsOf = (world: StripeWorld) => {
  const counts = new Map<string, number>()
  for (const { route } of world.calls) counts.set(String(route), (counts.get(String(route)) ?? 0) + 1)
  return Object.fromEntries<number>(counts)
}

function seedPaid(world: StripeWorld, ages: number[]) {
  world.seed.customer({ id: asked.customerId, email: 'many@many.example', createdAt: Date.now() - 400 * day })
  ages.forEach((age, position) => {
    const paidAt = Date.now() - age
    world.seed.invoice({
      id: `in_Many${String(position)}`,
      customer: asked.customerId,
      amount: 1000 + position,
      currency: 'eur',
      paidAt,
    })
  })
}

test('a customer costs pages of 100 invoices and one window an in-window invoice, on an account with a million events', async () => {
  const { stripe, world } = await openStory()
  const young = Array.from({ length: 30 }, (_, n) => (n + 1) * 20 * hour)
  const old = Array.from({ length: 190 }, (_, n) => 31 * day + n * hour)
  seedPaid(world, [...young, ...old])
  world.seed.bulkEvents({ count: 1_000_000, from: Date.now() - 30 * day, to: Date.now() })
  const plan = stripe.plan(await stripe.look(asked), asked, context())
  expect(plan.steps.filter(({ kind }) => kind === 'resend')).toHaveLength(30)
  expect(plan.notResent).toHaveLength(190)
  expect(countsOf(world)).toEqual({
    'GET /v1/account': 1,
    'GET /v1/webhook_endpoints/:id': 1,
    'GET /v1/customers/:id': 1,
    'GET /v1/customers': 1,
    'GET /v1/invoices': 3,
    'GET /v1/events': 30,
    'GET /v1/charges': 1,
  })
})

test('payments within two minutes of each other share a window, and a busy window is read page by page', async () => {
  const { stripe, world } = await openStory()
  seedPaid(world, [day, day + 60_000, day + 120_000, 2 * day])
  const around = Date.now() - day
  world.seed.bulkEvents({ count: 600, from: around - 400_000, to: around + 400_000, types: ['invoice.paid'] })
  const plan = stripe.plan(await stripe.look(asked), asked, context())
  expect(plan.steps.filter(({ kind }) => kind === 'resend')).toHaveLength(4)
  const reads = world.calls.filter(({ route }) => route === 'GET /v1/events')
  const windows = new Set(reads.map(({ params }) => JSON.stringify(params['created'])))
  expect(windows.size).toBe(2)
  expect(reads.length).toBeLessThanOrEqual(4)
})

test('N in-window invoices are put right with exactly 1 + N writes', async () => {
  const { stripe, world, receiver } = await openStory()
  seedPaid(
    world,
    Array.from({ length: 12 }, (_, n) => (n + 1) * 2 * day),
  )
  const plan = stripe.plan(await stripe.look(asked), asked, context())
  let marked: Attempt | undefined
  for (const step of plan.steps) {
    if (step.kind === 'wait') await waitFor(step, marked)
    else {
      const own = attempt()
      const answer = await stripe.perform(step, own)
      expect(answer.outcome).toBe('accepted')
      if (step.kind === 'mark' && answer.outcome === 'accepted')
        marked = { ...own, providerRequestId: answer.providerRequestId }
    }
  }
  const writes = writesOf(world)
  expect(writes.map(({ route }) => route)).toEqual([
    'POST /v1/customers/:id',
    ...Array<string>(12).fill('POST /v1/events/:id/retry'),
  ])
  expect(writes.every(({ effect, status }) => effect && status === 200)).toBe(true)
  expect(new Set(writes.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(13)
  const sent = () => receiver.letters.map(({ body }) => letter.parse(JSON.parse(body)).type)
  await vi.waitFor(() => {
    expect(sent()).toEqual(['customer.updated', ...Array<string>(12).fill('invoice.paid')])
  })

  async function waitFor(step: Step, of: Attempt | undefined) {
    if (!of) throw new Error('the barrier stands before the mark')
    await vi.waitFor(async () => {
      expect(await stripe.confirm(step, of)).toMatchObject({ seen: 'delivered' })
    })
  }
})

test('reads stay below the 25 requests a second that Stripe allows an endpoint', async () => {
  const { stripe, world } = await openStory({ options: { rateLimits: { endpoint: 25, global: 100 } } })
  const ages = Array.from({ length: 45 }, (_, n) => (n + 1) * 12 * hour)
  expect(windowsOf(ages.map((age, n) => ({ id: String(n), at: age / 1000 })))).toHaveLength(45)
  seedPaid(world, ages)
  const plan = stripe.plan(await stripe.look(asked), asked, context())
  expect(plan.steps.filter(({ kind }) => kind === 'resend')).toHaveLength(45)
  expect(world.calls.filter(({ status }) => status === 429)).toEqual([])
})
