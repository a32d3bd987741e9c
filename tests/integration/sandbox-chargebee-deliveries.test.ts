import { expect, test, vi } from 'vitest'
import { openChargebee, openChargebeeReceiver, refusal, sdk } from '../support/sandbox-chargebee.ts'

type Options = Parameters<typeof openChargebee>[0]

async function withEndpoint(statuses: number[], options: Options = {}) {
  const world = await openChargebee(options)
  const receiver = await openChargebeeReceiver(...statuses)
  const endpoint = world.seed.endpoint({ url: receiver.url, user: 'product', password: 'se:cret' })
  const { id } = world.seed.customer({ email: 'a@alder.example' })
  const paid = world.seed.payment({
    customer: id,
    amount: 1,
    currency: 'EUR',
    paidAt: Date.now() - 86_400_000,
  })
  const chargebee = sdk(world)
  const change = async (company = 'New') => {
    await chargebee.customer.update(id, { company })
    const { list } = await chargebee.event.list({ event_type: { is: 'customer_changed' }, limit: 1 })
    return String(list[0]?.event.id)
  }
  const status = async (event: string) => {
    const { webhook_status, webhooks } = (await chargebee.event.retrieve(event)).event
    return { webhook_status, webhooks: webhooks?.map((webhook) => webhook.webhook_status) }
  }
  return { world, receiver, endpoint, chargebee, id, paid, change, status }
}

test('An endpoint is called with its login, without the card, and is told of only after the call.', async () => {
  const { world, receiver, id, change, status } = await withEndpoint([200])
  world.pauseDeliveries()
  const event = await change()
  expect(await status(event)).toEqual({ webhook_status: 'scheduled', webhooks: undefined })
  world.resumeDeliveries()
  await expect.poll(() => status(event)).toEqual({ webhook_status: 'succeeded', webhooks: ['succeeded'] })
  expect(receiver.letters).toHaveLength(1)
  const [letter] = receiver.letters
  expect(letter?.authorization).toBe(`Basic ${btoa('product:se:cret')}`)
  const body = JSON.parse(letter?.body ?? '') as { content: object }
  expect(body).toMatchObject({ id: event, object: 'event', api_version: 'v2', content: { customer: { id } } })
  expect(body.content).not.toHaveProperty('card')
})

test('A failed call is tried seven times more and has then failed for good.', async () => {
  const { world, change, status } = await withEndpoint([500])
  const event = await change()
  await expect.poll(() => status(event)).toEqual({ webhook_status: 'failed', webhooks: ['failed'] })
  expect(world.deliveries.map(({ status: answered }) => answered)).toEqual(
    Array.from({ length: 8 }, () => 500),
  )
})

test('Until the next try the status is re_scheduled; a 2xx ends it.', async () => {
  const { change, status } = await withEndpoint([503, 204], { retryBaseMs: 60_000 })
  const event = await change()
  await expect
    .poll(() => status(event))
    .toEqual({ webhook_status: 're_scheduled', webhooks: ['re_scheduled'] })
  const quick = await withEndpoint([503, 204])
  const second = await quick.change()
  await expect.poll(() => quick.status(second)).toMatchObject({ webhook_status: 'succeeded' })
  expect(quick.receiver.letters).toHaveLength(2)
})

test('Each endpoint has its own status, and the event shows the worse.', async () => {
  const { world, chargebee, endpoint, change } = await withEndpoint([200], { retryBaseMs: 60_000 })
  const sick = await openChargebeeReceiver(500)
  const { id } = world.seed.endpoint({ url: sick.url, sendCard: true })
  const event = await change()
  await vi.waitFor(async () => {
    const { event: shown } = await chargebee.event.retrieve(event)
    expect(shown).toMatchObject({ webhook_status: 're_scheduled' })
    expect(shown.webhooks).toMatchObject([
      { id: endpoint.id, webhook_status: 'succeeded' },
      { id, webhook_status: 're_scheduled' },
    ])
  })
  expect(sick.letters[0]?.body).toContain('"card":')
})

test('The status may be some seconds behind the call.', async () => {
  const { receiver, change, status } = await withEndpoint([200], { statusLagMs: 50 })
  const event = await change()
  await expect.poll(() => receiver.letters.length, { interval: 1 }).toBe(1)
  expect(await status(event)).toEqual({ webhook_status: 'scheduled', webhooks: undefined })
  await expect.poll(() => status(event)).toMatchObject({ webhook_status: 'succeeded' })
})

test('Nobody is called where the endpoint is disabled, not subscribed, or absent.', async () => {
  const { world, receiver, endpoint, chargebee, change, status } = await withEndpoint([200])
  await chargebee.webhookEndpoint.update(endpoint.id, { enabled_events: ['payment_succeeded'] })
  expect(await status(await change('a'))).toMatchObject({ webhook_status: 'not_applicable' })
  await chargebee.webhookEndpoint.update(endpoint.id, {
    enabled_events: ['customer_changed'],
    disabled: true,
  })
  expect(await status(await change('b'))).toMatchObject({ webhook_status: 'disabled' })
  await chargebee.webhookEndpoint.delete(endpoint.id)
  expect(await status(await change('c'))).toMatchObject({ webhook_status: 'not_configured' })
  expect([receiver.letters, world.deliveries]).toEqual([[], []])
})

test('A person can press Resend; the content is as it was, or as it is now by habit.', async () => {
  for (const [resentContent, company] of [
    ['as it was', undefined],
    ['as it is now', 'New'],
  ] as const) {
    const { world, receiver, endpoint, paid, change } = await withEndpoint([200], {
      habits: { resentContent },
    })
    await change()
    await expect.poll(() => receiver.letters.length).toBe(1)
    world.pressResend(String(paid.event), endpoint.id)
    await expect.poll(() => receiver.letters.length).toBe(2)
    const body = JSON.parse(receiver.letters[1]?.body ?? '') as {
      content: { customer: { company?: string } }
    }
    expect(body).toMatchObject({ id: paid.event, event_type: 'payment_succeeded' })
    expect(body.content.customer.company).toBe(company)
    expect(world.deliveries.at(-1)).toMatchObject({ byHand: true, status: 200 })
  }
})

test('Webhook endpoints are made, listed, changed and deleted; the login is never shown.', async () => {
  const chargebee = sdk(await openChargebee())
  const { webhook_endpoint: made } = await chargebee.webhookEndpoint.create({
    name: 'Cello',
    url: 'https://cello.example/hook',
    basic_auth_username: 'product',
    basic_auth_password: 'secret',
    enabled_events: ['customer_changed', 'payment_succeeded'],
  })
  const { list } = await chargebee.webhookEndpoint.list()
  expect(list).toMatchObject([
    {
      webhook_endpoint: {
        id: made.id,
        api_version: 'v2',
        disabled: false,
        enabled_events: made.enabled_events,
      },
    },
  ])
  expect(JSON.stringify(list)).not.toMatch(/secret|product|created/)
  expect(
    (await chargebee.webhookEndpoint.update(made.id, { disabled: true })).webhook_endpoint,
  ).toMatchObject({ disabled: true, url: 'https://cello.example/hook' })
  await chargebee.webhookEndpoint.delete(made.id)
  expect(await refusal(chargebee.webhookEndpoint.retrieve(made.id))).toMatchObject({ http_status_code: 404 })
})

test('A stopped site goes on where it was, deliveries and keys included.', async () => {
  const { world, receiver, chargebee, id, endpoint } = await withEndpoint([200])
  const once = { 'chargebee-idempotency-key': 'once' }
  world.pauseDeliveries()
  await chargebee.customer.update(id, { company: 'New' }, once)
  const snapshot: unknown = JSON.parse(JSON.stringify(world.snapshot()))
  await world.close()
  const again = await openChargebee({ snapshot })
  await expect.poll(() => receiver.letters.length).toBe(1)
  expect((await sdk(again).customer.retrieve(id)).customer).toMatchObject({ company: 'New' })
  const replay = await sdk(again).customer.update(id, { company: 'New' }, once)
  expect(replay.isIdempotencyReplayed).toBe('true')
  again.seed.endpoint({ id: endpoint.id, url: 'http://127.0.0.1:9/moved' })
  const { webhook_endpoint: moved } = await sdk(again).webhookEndpoint.retrieve(endpoint.id)
  expect(moved.url).toBe('http://127.0.0.1:9/moved')
})
