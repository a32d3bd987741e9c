import { expect, test } from 'vitest'
import { openReceiver, openStripe, refusal, sdk } from '../support/sandbox-stripe.ts'

const DAY = 24 * 60 * 60 * 1000
const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000)

test('An update tells what changed and which request did it; an update that changes nothing tells nothing.', async () => {
  const world = await openStripe()
  const { id } = world.seed.customer({ email: 'a@birch.example', metadata: { plan: 'team' } })
  const stripe = sdk(world)
  const changed = await stripe.customers.update(
    id,
    { metadata: { cello_ucc: 'x', plan: 'solo' } },
    { idempotencyKey: 'mark-1' },
  )
  await stripe.customers.update(id, { metadata: { cello_ucc: 'x' } })
  const { data } = await stripe.events.list({ type: 'customer.updated' })
  expect(data).toMatchObject([
    {
      object: 'event',
      api_version: '2026-10-28.endive',
      livemode: false,
      pending_webhooks: 0,
      request: { id: changed.lastResponse.requestId, idempotency_key: 'mark-1' },
      data: {
        object: { id, metadata: { cello_ucc: 'x', plan: 'solo' } },
        previous_attributes: { metadata: { cello_ucc: null, plan: 'team' } },
      },
    },
  ])
  expect(world.calls.filter(({ method }) => method === 'POST').map(({ effect }) => effect)).toEqual([
    true,
    false,
  ])
})

test('Events are cut by time and type, never by customer.', async () => {
  const world = await openStripe()
  const { id: customer } = world.seed.customer({ email: 'a@birch.example', createdAt: Date.now() - 90 * DAY })
  const now = Date.now()
  const told = [3, 2, 1].map((days) =>
    world.seed.invoice({ customer, amount: 100, currency: 'eur', paidAt: now - days * DAY }),
  )
  const stripe = sdk(world)
  const paid = await stripe.events.list({ type: 'invoice.paid' })
  expect(paid.data.map(({ id }) => id)).toEqual(told.map(({ event }) => event).reverse())
  const window = { gte: seconds(now - 2 * DAY) - 1, lte: seconds(now - 2 * DAY) + 1 }
  expect(
    (await stripe.events.list({ type: 'invoice.paid', created: window })).data.map(({ id }) => id),
  ).toEqual([told[1]?.event])
  const both = await stripe.events.list({ types: ['invoice.paid', 'charge.succeeded'], created: window })
  expect(both.data.map(({ type }) => type).sort()).toEqual(['charge.succeeded', 'invoice.paid'])
  expect((await stripe.events.list({ type: 'invoice.*', created: window })).data).toHaveLength(2)
  const plain = await fetch(`${world.address}/v1/events?types[]=invoice.paid&types[]=charge.refunded`, {
    headers: { authorization: `Bearer ${world.keys.test}` },
  })
  expect((await plain.json()) as object).toMatchObject({ data: [{}, {}, {}] })

  expect(
    await refusal(stripe.events.list({ type: 'invoice.paid', types: ['charge.succeeded'] })),
  ).toMatchObject({ statusCode: 400 })
  const byCustomer = { customer } as object
  expect(await refusal(stripe.events.list(byCustomer))).toMatchObject({
    statusCode: 400,
    code: 'parameter_unknown',
    message: 'Received unknown parameter: customer',
  })
})

test('Events are paged both ways.', async () => {
  const world = await openStripe()
  const now = Date.now()
  world.seed.bulkEvents({ count: 7, from: now - 7000, to: now - 1000, types: ['invoice.paid'] })
  const { id: customer } = world.seed.customer({ email: 'a@birch.example', createdAt: now - 90 * DAY })
  world.seed.invoice({ customer, amount: 100, currency: 'eur', paidAt: now - 4000 })
  const stripe = sdk(world)
  const all = await stripe.events.list({ limit: 100 })
  expect(all.data).toHaveLength(10)
  const ids = all.data.map(({ id }) => id)
  const seen: string[] = []
  for await (const event of stripe.events.list({ limit: 3 })) seen.push(event.id)
  expect(seen).toEqual(ids)
  const back = await stripe.events.list({ limit: 3, ending_before: String(ids[6]) })
  expect(back.data.map(({ id }) => id)).toEqual(ids.slice(3, 6))
  expect(back.has_more).toBe(true)
  const cursorAtStart = await stripe.events.list({ limit: 3, ending_before: String(ids[2]) })
  expect(cursorAtStart).toMatchObject({ has_more: false, data: [{ id: ids[0] }, { id: ids[1] }] })
})

test('After 30 days an event is neither listed, read nor resent.', async () => {
  let now = Date.now()
  const world = await openStripe({ now: () => now })
  const { url } = await openReceiver(200)
  const { id: endpoint } = world.seed.endpoint({ url, createdAt: now - 400 * DAY })
  const { id: customer } = world.seed.customer({ email: 'a@birch.example', createdAt: now - 90 * DAY })
  const { event } = world.seed.invoice({ customer, amount: 100, currency: 'eur', paidAt: now - 29 * DAY })
  const stripe = sdk(world)
  expect(await stripe.events.retrieve(String(event))).toMatchObject({ type: 'invoice.paid' })
  now += DAY + 1000
  expect((await stripe.events.list({ type: 'invoice.paid' })).data).toEqual([])
  const expected = {
    statusCode: 404,
    code: 'resource_missing',
    param: 'id',
    message: `No such notification: '${String(event)}'`,
  }
  expect(await refusal(stripe.events.retrieve(String(event)))).toMatchObject(expected)
  const retry = stripe.rawRequest('POST', `/v1/events/${String(event)}/retry`, { webhook_endpoint: endpoint })
  expect(await refusal(retry)).toMatchObject(expected)
})

test('A million events are listed by window, paged and read, and cost no memory.', async () => {
  const world = await openStripe()
  const now = Date.now()
  world.seed.bulkEvents({
    count: 1_000_000,
    from: now - 29 * DAY,
    to: now,
    types: ['invoice.paid', 'customer.updated', 'charge.succeeded'],
  })
  const { id: customer } = world.seed.customer({ email: 'a@birch.example', createdAt: now - 90 * DAY })
  const { id, event } = world.seed.invoice({ customer, amount: 100, currency: 'eur', paidAt: now - 15 * DAY })
  const stripe = sdk(world)
  const at = seconds(now - 15 * DAY)
  const { data } = await stripe.events.list({
    type: 'invoice.paid',
    created: { gte: at - 2, lte: at + 2 },
    limit: 100,
  })
  expect(data.find(({ data }) => 'id' in data.object && data.object.id === id)?.id).toBe(event)
  const newest = await stripe.events.list({ limit: 100 })
  expect(newest.has_more).toBe(true)
  const next = await stripe.events.list({ limit: 100, starting_after: String(newest.data.at(-1)?.id) })
  expect(new Set([...newest.data, ...next.data].map(({ id }) => id)).size).toBe(200)
  expect(await stripe.events.retrieve(String(next.data[0]?.id))).toEqual(next.data[0])
  expect(JSON.stringify(world.snapshot()).length).toBeLessThan(100_000)
})
