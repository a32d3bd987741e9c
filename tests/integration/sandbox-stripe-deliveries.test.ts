import Stripe from 'stripe'
import { expect, test, vi } from 'vitest'
import { openReceiver, openStripe, refusal, sdk } from '../support/sandbox-stripe.ts'

const DAY = 24 * 60 * 60 * 1000

async function withPaidInvoice(...statuses: number[]) {
  const world = await openStripe()
  const receiver = await openReceiver(...statuses)
  const now = Date.now()
  const endpoint = world.seed.endpoint({ url: receiver.url, createdAt: now - 400 * DAY })
  const { id: customer } = world.seed.customer({ email: 'a@birch.example', createdAt: now - 90 * DAY })
  const invoice = world.seed.invoice({ customer, amount: 12000, currency: 'eur', paidAt: now - 10 * DAY })
  const stripe = sdk(world)
  const resend = (target = endpoint.id, options = {}): Promise<unknown> =>
    stripe.rawRequest(
      'POST',
      `/v1/events/${String(invoice.event)}/retry`,
      { webhook_endpoint: target },
      options,
    )
  return { world, stripe, receiver, endpoint, customer, event: String(invoice.event), resend }
}

test('An event is delivered signed, and is pending until the endpoint took it.', async () => {
  const { world, stripe, receiver, endpoint, customer } = await withPaidInvoice(200)
  world.pauseDeliveries()
  await stripe.customers.update(customer, { metadata: { cello_ucc: 'x' } })
  const [waiting] = (await stripe.events.list({ type: 'customer.updated' })).data
  expect(waiting?.pending_webhooks).toBe(1)
  expect((await stripe.events.list({ delivery_success: false })).data.map(({ id }) => id)).toEqual([
    waiting?.id,
  ])
  world.resumeDeliveries()
  await vi.waitFor(() => {
    expect(receiver.letters).toHaveLength(1)
  })
  const [letter] = receiver.letters
  const event = Stripe.webhooks.constructEvent(letter?.body ?? '', letter?.signature ?? '', endpoint.secret)
  expect(event).toMatchObject({ id: waiting?.id, type: 'customer.updated', pending_webhooks: 1 })
  expect(() =>
    Stripe.webhooks.constructEvent(letter?.body ?? '', letter?.signature ?? '', 'whsec_other'),
  ).toThrow()
  await vi.waitFor(async () => {
    expect(await stripe.events.retrieve(String(waiting?.id))).toMatchObject({ pending_webhooks: 0 })
  })
})

test('A failed delivery is tried again; a redirect is a failure.', async () => {
  const { world, stripe, receiver, customer } = await withPaidInvoice(500, 302, 204)
  await stripe.customers.update(customer, { name: 'Birch' })
  await vi.waitFor(() => {
    expect(world.deliveries.map(({ status }) => status)).toEqual([500, 302, 204])
  })
  expect(receiver.letters).toHaveLength(3)
  expect((await stripe.events.list({ type: 'customer.updated' })).data).toMatchObject([
    { pending_webhooks: 0 },
  ])
})

test('A resend answers the event and delivers the original once more.', async () => {
  const { world, stripe, receiver, event, resend } = await withPaidInvoice(200)
  const before = await stripe.events.retrieve(event)
  const answer = await resend()
  expect(answer).toMatchObject({ id: event, object: 'event', type: 'invoice.paid', data: before.data })
  await vi.waitFor(() => {
    expect(receiver.letters).toHaveLength(1)
  })
  expect(JSON.parse(String(receiver.letters[0]?.body))).toMatchObject({ id: event, data: before.data })
  await vi.waitFor(async () => {
    expect(await stripe.events.retrieve(event)).toMatchObject({ pending_webhooks: 0 })
  })
  expect(world.deliveries).toMatchObject([{ event, resend: true, status: 200 }])
  expect(world.calls.filter(({ method }) => method === 'POST')).toMatchObject([
    { route: 'POST /v1/events/:id/retry', effect: true },
  ])
})

test('A resend that fails stays pending and is not tried again.', async () => {
  const { world, stripe, event, resend } = await withPaidInvoice(500)
  await resend()
  await vi.waitFor(() => {
    expect(world.deliveries).toMatchObject([{ status: 500, resend: true }])
  })
  expect(await stripe.events.retrieve(event)).toMatchObject({ pending_webhooks: 1 })
})

test('A resend without a target, or to an endpoint that is not there, is refused.', async () => {
  const { world, stripe, event, resend } = await withPaidInvoice(200)
  const bare = await refusal(stripe.rawRequest('POST', `/v1/events/${event}/retry`, { for_stripecli: true }))
  expect(bare).toMatchObject({ statusCode: 400, param: 'for_stripecli' })
  expect(bare.message).toContain('No CLI endpoints found to retry delivery')
  expect(await refusal(resend('we_none'))).toMatchObject({
    code: 'resource_missing',
    param: 'webhook_endpoint',
  })
  expect(world.deliveries).toEqual([])
})

test('Nothing is sent to an endpoint that is disabled, young, or was not subscribed then.', async () => {
  const { world, stripe, event, endpoint, resend, receiver } = await withPaidInvoice(200)
  const young = world.seed.endpoint({ url: receiver.url })
  const deaf = world.seed.endpoint({ url: receiver.url, createdAt: 0, enabledEvents: ['customer.updated'] })
  await stripe.webhookEndpoints.update(deaf.id, { enabled_events: ['invoice.paid'] })
  await stripe.webhookEndpoints.update(endpoint.id, { disabled: true })
  for (const target of [young.id, deaf.id, endpoint.id])
    expect(await resend(target)).toMatchObject({ id: event, pending_webhooks: 0 })
  expect(
    world.calls.filter(({ route }) => route === 'POST /v1/events/:id/retry').map(({ effect }) => effect),
  ).toEqual([false, false, false])
})

test('Webhook endpoints are made, listed, changed and deleted; the secret is shown once.', async () => {
  const stripe = sdk(await openStripe())
  const made = await stripe.webhookEndpoints.create({
    url: 'https://cello.example/hook',
    enabled_events: ['invoice.paid', 'customer.updated'],
  })
  expect(made.secret).toMatch(/^whsec_/)
  expect(made).toMatchObject({
    object: 'webhook_endpoint',
    status: 'enabled',
    application: null,
    livemode: false,
  })
  const { data } = await stripe.webhookEndpoints.list()
  expect(data).toMatchObject([{ id: made.id, enabled_events: ['invoice.paid', 'customer.updated'] }])
  expect(data[0]).not.toHaveProperty('secret')
  expect(await stripe.webhookEndpoints.update(made.id, { disabled: true })).toMatchObject({
    status: 'disabled',
  })
  expect(
    await stripe.webhookEndpoints.update(made.id, { disabled: false, enabled_events: ['*'] }),
  ).toMatchObject({ status: 'enabled', enabled_events: ['*'] })
  expect(await stripe.webhookEndpoints.del(made.id)).toMatchObject({ deleted: true })
  expect(await refusal(stripe.webhookEndpoints.retrieve(made.id))).toMatchObject({ statusCode: 404 })
})

test('A stopped account goes on where it was, deliveries included.', async () => {
  const { world, stripe, receiver, customer, event, endpoint } = await withPaidInvoice(200)
  world.pauseDeliveries()
  await stripe.customers.update(customer, { name: 'Birch' }, { idempotencyKey: 'once' })
  const snapshot: unknown = JSON.parse(JSON.stringify(world.snapshot()))
  await world.close()
  const again = await openStripe({ snapshot })
  await vi.waitFor(() => {
    expect(receiver.letters).toHaveLength(1)
  })
  expect(await sdk(again).customers.retrieve(customer)).toMatchObject({ name: 'Birch' })
  expect(await sdk(again).events.retrieve(event)).toMatchObject({ type: 'invoice.paid' })
  await sdk(again).customers.update(customer, { name: 'Birch' }, { idempotencyKey: 'once' })
  expect(again.calls.at(-1)).toMatchObject({ replayed: true, effect: false })
  again.seed.endpoint({ id: endpoint.id, url: 'http://127.0.0.1:9/moved' })
  expect(await sdk(again).webhookEndpoints.retrieve(endpoint.id)).toMatchObject({
    url: 'http://127.0.0.1:9/moved',
  })
})
