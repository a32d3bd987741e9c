import { expect, test } from 'vitest'
import { openStripe, refusal, sdk } from '../support/sandbox-stripe.ts'

test('A customer is created, read, changed and deleted as Stripe does it.', async () => {
  const stripe = sdk(await openStripe())
  const made = await stripe.customers.create({
    email: 'a@birch.example',
    name: 'Birch',
    metadata: { plan: 'team' },
  })
  expect(made).toMatchObject({ object: 'customer', livemode: false, metadata: { plan: 'team' } })
  expect(made.lastResponse.requestId).toMatch(/^req_/)
  expect(made.lastResponse.apiVersion).toBe('2026-10-28.endive')

  const changed = await stripe.customers.update(made.id, { metadata: { cello_ucc: 'pNRB1aYqArN' } })
  expect(changed.metadata).toEqual({ plan: 'team', cello_ucc: 'pNRB1aYqArN' })
  expect(await stripe.customers.retrieve(made.id)).toMatchObject({ metadata: changed.metadata })

  expect(await stripe.customers.del(made.id)).toEqual({ id: made.id, object: 'customer', deleted: true })
  expect(await stripe.customers.retrieve(made.id)).toEqual({ id: made.id, object: 'customer', deleted: true })
  expect((await stripe.customers.list()).data).toEqual([])
  const error = await refusal(stripe.customers.update(made.id, { name: 'x' }))
  expect(error).toMatchObject({ statusCode: 404, code: 'resource_missing', param: 'id' })
})

test('An empty metadata value removes its key, and empty metadata removes all.', async () => {
  const world = await openStripe()
  const { id } = world.seed.customer({ email: 'a@birch.example', metadata: { a: '1', b: '2', c: '3' } })
  const stripe = sdk(world)
  expect((await stripe.customers.update(id, { metadata: { a: '', b: null } })).metadata).toEqual({ c: '3' })
  expect((await stripe.customers.update(id, { metadata: '' })).metadata).toEqual({})
})

test('Metadata has at most 50 keys of 40 characters with values of 500.', async () => {
  const world = await openStripe()
  const { id } = world.seed.customer({ email: 'a@birch.example' })
  const stripe = sdk(world)
  const fifty = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`key${String(i)}`, 'x'.repeat(500)]))
  expect(Object.keys((await stripe.customers.update(id, { metadata: fifty })).metadata)).toHaveLength(50)
  for (const metadata of [{ more: '1' }, { ['k'.repeat(41)]: '1' }, { key1: 'x'.repeat(501) }]) {
    const error = await refusal(stripe.customers.update(id, { metadata }))
    expect(error).toMatchObject({ statusCode: 400, rawType: 'invalid_request_error' })
  }
})

test('Customers are listed newest first, by exact e-mail, in pages.', async () => {
  let now = Date.UTC(2026, 10, 1)
  const world = await openStripe({ now: () => now })
  for (const email of ['a@x.example', 'A@x.example', 'a@x.example', 'b@x.example']) {
    world.seed.customer({ email })
    now += 1000
  }
  const stripe = sdk(world)
  const same = await stripe.customers.list({ email: 'a@x.example' })
  expect(same.data.map(({ email }) => email)).toEqual(['a@x.example', 'a@x.example'])
  const first = await stripe.customers.list({ limit: 3 })
  expect(first.has_more).toBe(true)
  expect(first.data.map(({ email }) => email)).toEqual(['b@x.example', 'a@x.example', 'A@x.example'])
  const [newest, , third] = first.data
  const rest = await stripe.customers.list({ limit: 3, starting_after: String(third?.id) })
  expect(rest).toMatchObject({ has_more: false, data: [{ email: 'a@x.example' }] })
  const back = await stripe.customers.list({ limit: 1, ending_before: String(rest.data[0]?.id) })
  expect(back).toMatchObject({ has_more: true, data: [{ id: third?.id }] })
  expect(await stripe.customers.list({ limit: 4 })).toMatchObject({ has_more: false })
  const recent = await stripe.customers.list({ created: { gte: newest?.created ?? 0 } })
  expect(recent.data.map(({ id }) => id)).toEqual([newest?.id])
})

test.each([
  [{ limit: 101 }, 'limit'],
  [{ limit: 0 }, 'limit'],
  [{ starting_after: 'cus_none' }, 'starting_after'],
  [{ created: { gte: 'x' } }, 'created[gte]'],
])('A list with %j is refused.', async (params, param) => {
  const world = await openStripe()
  const error = await refusal(sdk(world).customers.list(params as object))
  expect(error).toMatchObject({ statusCode: 400, param })
})

test('Search finds by e-mail, part of it, name and metadata, page by page.', async () => {
  const world = await openStripe()
  for (let i = 0; i < 5; i++) {
    world.seed.customer({
      email: `p${String(i)}@birch.example`,
      metadata: { cello_ucc: i < 3 ? 'one' : 'two' },
    })
  }
  const stripe = sdk(world)
  const found = await stripe.customers.search({ query: "metadata['cello_ucc']:'one'", limit: 2 })
  expect(found).toMatchObject({ object: 'search_result', has_more: true })
  const next = await stripe.customers.search({
    query: "metadata['cello_ucc']:'one'",
    limit: 2,
    page: String(found.next_page),
  })
  expect(next).toMatchObject({ has_more: false, next_page: null })
  expect([...found.data, ...next.data]).toHaveLength(3)
  expect(
    (await stripe.customers.search({ query: "email~'birch' AND metadata['cello_ucc']:'two'" })).data,
  ).toHaveLength(2)
  expect((await refusal(stripe.customers.search({ query: 'email' }))).statusCode).toBe(400)
})

test('Search is behind writing by the lag.', async () => {
  let now = Date.now()
  const world = await openStripe({ searchLagMs: 60_000, now: () => now })
  const { id } = world.seed.customer({ email: 'a@birch.example' })
  const stripe = sdk(world)
  await stripe.customers.update(id, { metadata: { cello_ucc: 'x' } })
  const query = "metadata['cello_ucc']:'x'"
  expect((await stripe.customers.search({ query })).data).toEqual([])
  now += 60_001
  expect((await stripe.customers.search({ query })).data).toHaveLength(1)
})

test('The other mode sees nothing of a customer, and is told which mode has it.', async () => {
  const world = await openStripe()
  const { id } = world.seed.customer({ email: 'a@birch.example', live: true })
  const error = await refusal(sdk(world).customers.retrieve(id))
  expect(error).toMatchObject({ statusCode: 404, code: 'resource_missing' })
  expect(error.message).toContain('a similar object exists in live mode, but a test mode key was used')
  expect((await sdk(world).customers.list({ email: 'a@birch.example' })).data).toEqual([])
  expect(await sdk(world, world.keys.live).customers.retrieve(id)).toMatchObject({ livemode: true })
})
