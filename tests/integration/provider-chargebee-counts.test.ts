import { expect, test, vi } from 'vitest'
import type { Attempt } from '#lib/providers/provider.ts'
import type { ChargebeeWorld } from '#sandbox/chargebee/index.ts'
import { attempt, context, countsOf, known, openStory, writesOf } from '../support/chargebee-provider.ts'

const hour = 3600_000
const day = 24 * hour
const asked = known('Alder Optics', { customerId: 'cb_Many', newUserId: 'usr_Many' })

function seedPaid(world: ChargebeeWorld, ages: number[]) {
  world.seed.customer({ id: asked.customerId, email: 'many@many.example', createdAt: Date.now() - 400 * day })
  ages.forEach((age, n) => {
    const paidAt = Date.now() - age
    world.seed.payment({
      customer: asked.customerId,
      amount: 1000 + n,
      currency: 'EUR',
      paidAt,
      invoice: `MANY-${n}`,
      transaction: `txn_Many${n}`,
      event: `ev_Many${n}`,
    })
  })
}

/** Other people's payments, evenly over the last 30 days. */
function seedOthers(world: ChargebeeWorld, count: number) {
  const { id } = world.seed.customer({ email: 'busy@busy.example' })
  for (let n = 0; n < count; n += 1)
    world.seed.payment({
      customer: id,
      amount: 100,
      currency: 'EUR',
      paidAt: Date.now() - (n * 30 * day) / count,
    })
}

test('a customer costs one call for each thing that is read, and the events of a quiet site one page', async () => {
  const { chargebee, world } = await openStory({ settings: { place: 'custom_fields' } })
  const wanted = known('Beacon Rail')
  await chargebee.look(wanted)
  expect(countsOf(world)).toEqual({
    'GET /api/v2/custom_field_configs': 1,
    'GET /api/v2/webhook_endpoints': 1,
    'GET /api/v2/customers/:id': 1,
    'GET /api/v2/customers': 1,
    'GET /api/v2/transactions': 1,
    'GET /api/v2/invoices': 1,
    'GET /api/v2/events': expect.any(Number) as number,
  })
  expect(countsOf(world)['GET /api/v2/events']).toBeLessThanOrEqual(4)
})

test('long lists are read in pages of 100', async () => {
  const { chargebee, world } = await openStory()
  seedPaid(world, [
    ...Array.from({ length: 10 }, (_, n) => (n + 1) * day),
    ...Array.from({ length: 210 }, (_, n) => 31 * day + n * hour),
  ])
  const plan = chargebee.plan(await chargebee.look(asked), asked, context())
  expect(plan.steps.filter(({ kind }) => kind === 'push')).toHaveLength(10)
  expect(plan.notResent).toHaveLength(210)
  expect(countsOf(world)).toMatchObject({ 'GET /api/v2/transactions': 3, 'GET /api/v2/invoices': 3 })
})

test('on a busy site the month is never swept: one page shows that, and each older payment takes one more', async () => {
  const { chargebee, world } = await openStory()
  seedPaid(
    world,
    Array.from({ length: 8 }, (_, n) => (n + 1) * 3 * day),
  )
  seedOthers(world, 6000)
  const plan = chargebee.plan(await chargebee.look(asked), asked, context())
  expect(plan.steps.filter(({ kind }) => kind === 'push')).toHaveLength(8)
  expect(countsOf(world)['GET /api/v2/events']).toBe(8)
})

test('one or two payments are looked for in their windows, however quiet or busy the site is', async () => {
  const { chargebee, world } = await openStory()
  seedPaid(world, [2 * day, 20 * day])
  await chargebee.look(asked)
  expect(countsOf(world)['GET /api/v2/events']).toBe(2)
})

test('many payments on a quiet site are swept: no more pages than its events fill', async () => {
  const { chargebee, world } = await openStory()
  seedPaid(
    world,
    Array.from({ length: 250 }, (_, n) => hour + n * 2.5 * hour),
  )
  const plan = chargebee.plan(await chargebee.look(asked), asked, context())
  expect(plan.steps.filter(({ kind }) => kind === 'push')).toHaveLength(250)
  // The story's own 300 payments of Drift Mobility lie in the same month.
  expect(countsOf(world)['GET /api/v2/events']).toBeLessThanOrEqual(7)
})

test('N payments are put right with exactly 1 write to Chargebee and N to Cello, in the order of the plan', async () => {
  const { chargebee, world, cello } = await openStory()
  seedPaid(
    world,
    Array.from({ length: 12 }, (_, n) => (n + 1) * 2 * day),
  )
  const plan = chargebee.plan(await chargebee.look(asked), asked, context())
  const from = world.calls.length
  let marked: Attempt | undefined
  const planned: string[] = []
  for (const step of plan.steps) {
    if (step.kind === 'wait') {
      const own = marked
      if (!own) throw new Error('the barrier stands before the mark')
      await vi.waitFor(async () => {
        expect(await chargebee.confirm(step, own)).toMatchObject({ seen: 'delivered' })
      })
      continue
    }
    const own = attempt()
    const answer = await chargebee.perform(step, own)
    if (answer.outcome !== 'accepted') throw new Error(answer.outcome)
    if (step.kind === 'mark') marked = { ...own, answer: answer.answer }
    if (step.kind === 'push') planned.push(step.eventId)
  }
  expect(writesOf(world)).toMatchObject([{ path: '/api/v2/customers/cb_Many', effect: true }])
  const counts = countsOf(world, from)
  expect(counts).toMatchObject({ 'GET /api/v2/customers/:id': 1, 'GET /api/v2/events/:id': 12 })
  const arrived = [...cello.feed].reverse().filter(({ eventType }) => eventType === 'payment_succeeded')
  expect(arrived.map(({ eventId }) => eventId)).toEqual(planned)
  expect(planned).toEqual(Array.from({ length: 12 }, (_, n) => `ev_Many${11 - n}`))
  expect(cello.rewards).toHaveLength(12)
})
