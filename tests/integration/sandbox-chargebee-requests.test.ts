import { expect, onTestFinished, test } from 'vitest'
import { startChargebee } from '#sandbox/chargebee/index.ts'
import { openChargebee, refusal, sdk } from '../support/sandbox-chargebee.ts'

async function withCustomer(options: Parameters<typeof openChargebee>[0] = {}) {
  const world = await openChargebee(options)
  const { id } = world.seed.customer({ email: 'a@alder.example', company: 'Old' })
  return { world, id, chargebee: sdk(world) }
}

const keyed = (key: string) => ({ 'chargebee-idempotency-key': key })

test('A wrong key, or none, is refused.', async () => {
  const { world, id } = await withCustomer()
  expect(await refusal(sdk(world, 'test_wrong').customer.retrieve(id))).toMatchObject({
    http_status_code: 401,
    api_error_code: 'api_authentication_failed',
  })
  const url = `${world.address}/api/v2/customers/${id}`
  const bearer = { authorization: `Bearer ${world.keys.full}` }
  for (const headers of [{}, bearer]) expect((await fetch(url, { headers })).status).toBe(401)
})

test('A read-only key reads and does not write.', async () => {
  const { world, id } = await withCustomer()
  const reader = sdk(world, world.keys.readOnly)
  expect((await reader.customer.retrieve(id)).customer.id).toBe(id)
  expect(await refusal(reader.customer.update(id, { company: 'New' }))).toMatchObject({
    http_status_code: 403,
    api_error_code: 'api_authorization_failed',
  })
})

test('A path or parameter that is not there is refused.', async () => {
  const { world, id } = await withCustomer()
  const headers = { authorization: `Basic ${btoa(`${world.keys.full}:`)}` }
  expect((await fetch(`${world.address}/api/v2/coupons`, { headers })).status).toBe(404)
  const body = new URLSearchParams({ nick_name: 'x' })
  const answer = await fetch(`${world.address}/api/v2/customers/${id}`, { method: 'POST', headers, body })
  expect(await answer.json()).toMatchObject({ http_status_code: 400, param: 'nick_name' })
})

test('The same idempotency key does the work once and says that it replays.', async () => {
  const { world, id, chargebee } = await withCustomer()
  const first = await chargebee.customer.update(id, { company: 'New' }, keyed('k'))
  const second = await chargebee.customer.update(id, { company: 'New' }, keyed('k'))
  expect(first.isIdempotencyReplayed).toBe(false)
  expect(second.isIdempotencyReplayed).toBe('true')
  expect(second.customer).toEqual(first.customer)
  expect(world.calls.map(({ effect, replayed }) => [effect, replayed])).toEqual([
    [true, false],
    [false, true],
  ])
})

test('The same key with another content, or for another customer, is refused.', async () => {
  const { world, id, chargebee } = await withCustomer()
  const other = world.seed.customer({}).id
  await chargebee.customer.update(id, { company: 'New' }, keyed('k'))
  for (const call of [
    chargebee.customer.update(id, { company: 'Newer' }, keyed('k')),
    chargebee.customer.update(other, { company: 'New' }, keyed('k')),
  ]) {
    expect(await refusal(call)).toMatchObject({
      http_status_code: 422,
      api_error_code: 'unable_to_process_request',
    })
  }
})

test('A key is forgotten after thirty minutes, not before.', async () => {
  let now = Date.now()
  const { id, chargebee } = await withCustomer({ now: () => now })
  const ask = async () =>
    (await chargebee.customer.update(id, { company: 'New' }, keyed('k'))).isIdempotencyReplayed
  expect(await ask()).toBe(false)
  now += 30 * 60_000 - 1
  expect(await ask()).toBe('true')
  now += 1
  expect(await ask()).toBe(false)
})

test('A key may have a hundred characters.', async () => {
  const { id, chargebee } = await withCustomer()
  await chargebee.customer.update(id, { company: 'New' }, keyed('k'.repeat(100)))
  const call = chargebee.customer.update(id, { company: 'New' }, keyed('k'.repeat(101)))
  expect(await refusal(call)).toMatchObject({ http_status_code: 400 })
})

test('The request after the last of the minute is refused until the minute has passed.', async () => {
  const { id, chargebee } = await withCustomer({ rateLimit: { requests: 3, perMs: 300 } })
  for (let i = 0; i < 3; i++) await chargebee.customer.retrieve(id)
  expect(await refusal(chargebee.customer.retrieve(id))).toMatchObject({
    http_status_code: 429,
    type: 'operation_failed',
    api_error_code: 'api_request_limit_exceeded',
    headers: { 'retry-after': '1' },
  })
  await expect
    .poll(() =>
      chargebee.customer.retrieve(id).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true)
})

test('A site takes 150 requests a minute unless told otherwise, and may keep the wait to itself.', async () => {
  const world = await startChargebee({ habits: { retryAfter: false } })
  onTestFinished(() => world.close())
  const chargebee = sdk(world)
  for (let i = 0; i < 150; i++) await chargebee.webhookEndpoint.list()
  const { headers, ...error } = await refusal(chargebee.webhookEndpoint.list())
  expect(error).toMatchObject({ http_status_code: 429 })
  expect(headers).not.toHaveProperty('retry-after')
})
