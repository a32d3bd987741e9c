import { expect, test } from 'vitest'
import { openReceiver, openStripe, refusal, sdk } from '../support/sandbox-stripe.ts'

test('A key that is wrong or missing is refused with 401.', async () => {
  const world = await openStripe()
  expect(await refusal(sdk(world, 'sk_test_wrong').customers.list())).toMatchObject({
    statusCode: 401,
    message: 'Invalid API Key provided: sk_test_****rong',
  })
  const bare = await fetch(`${world.address}/v1/customers`)
  expect(bare.status).toBe(401)
  const basic = `Basic ${Buffer.from(`${world.keys.test}:`).toString('base64')}`
  expect((await fetch(`${world.address}/v1/account`, { headers: { authorization: basic } })).status).toBe(200)
})

test('A restricted key may do what it was given; a refusal names the permission.', async () => {
  const world = await openStripe()
  const { id } = world.seed.customer({ email: 'a@birch.example' })
  const reader = sdk(world, world.keys.restricted(['rak_customer_read']))
  expect(await reader.customers.retrieve(id)).toMatchObject({ id })
  const refused: [Promise<unknown>, string][] = [
    [
      reader.customers.update(id, { name: 'x' }),
      "Enabling Customers Write ('customer_write') permissions on this key",
    ],
    [reader.invoices.list(), "('invoice_read')"],
    [reader.charges.list(), "('charge_read')"],
    [reader.subscriptions.list(), "('subscription_read')"],
    [reader.events.list(), "('event_read')"],
    [reader.rawRequest('POST', '/v1/events/evt_1/retry', { webhook_endpoint: 'we_1' }), "('event_write')"],
    [reader.webhookEndpoints.list(), "Webhook Endpoints, Event Destinations Read ('webhook_read')"],
    [reader.accounts.retrieveCurrent(), "('accounts_kyc_basic_read')"],
  ]
  for (const [call, named] of refused) {
    const error = await refusal(call)
    expect(error).toMatchObject({ statusCode: 403, type: 'StripePermissionError' })
    expect(error.message).toContain('does not have the required permissions for this endpoint on account')
    expect(error.message).toContain(named)
  }
  const writer = sdk(world, world.keys.restricted(['rak_customer_write'], 'live'))
  expect((await writer.customers.list()).data).toEqual([])
})

test('The account and its unknown routes answer as Stripe does.', async () => {
  const world = await openStripe()
  expect(await sdk(world).accounts.retrieveCurrent()).toMatchObject({ id: world.account, object: 'account' })
  expect(await sdk(world).balance.retrieve()).toMatchObject({ livemode: false })
  const error = await refusal(sdk(world).rawRequest('POST', '/v1/nothing', {}))
  expect(error).toMatchObject({ statusCode: 404 })
  expect(error.message).toContain('Unrecognized request URL (POST: /v1/nothing)')
})

test('The same key gives the first answer again, and no second effect.', async () => {
  const world = await openStripe()
  const { id } = world.seed.customer({ email: 'a@birch.example' })
  const stripe = sdk(world)
  const once = { idempotencyKey: 'once' }
  const first = await stripe.customers.update(id, { name: 'One' }, once)
  await stripe.customers.update(id, { name: 'Two' })
  const again = await stripe.customers.update(id, { name: 'One' }, once)
  expect(again.name).toBe('One')
  expect(again.lastResponse.headers).toMatchObject({
    'idempotent-replayed': 'true',
    'original-request': first.lastResponse.requestId,
  })
  expect(await stripe.customers.retrieve(id)).toMatchObject({ name: 'Two' })
  const other = await refusal(stripe.customers.update(id, { name: 'Three' }, once))
  expect(other).toMatchObject({ statusCode: 400, type: 'StripeIdempotencyError' })
  expect(await refusal(stripe.customers.create({ name: 'One' }, once))).toMatchObject({
    type: 'StripeIdempotencyError',
  })
  expect(world.calls.map(({ replayed }) => replayed)).toEqual([false, false, true, false, false, false])
})

test('A second resend with the same key delivers nothing; a key is forgotten after a day.', async () => {
  let now = Date.now()
  const world = await openStripe({ now: () => now })
  const { url } = await openReceiver(200)
  const { id: endpoint } = world.seed.endpoint({ url, createdAt: 0 })
  const { id: customer } = world.seed.customer({ email: 'a@birch.example' })
  const { event } = world.seed.invoice({ customer, amount: 1, currency: 'eur', paidAt: now - 1000 })
  const resend = () =>
    sdk(world).rawRequest(
      'POST',
      `/v1/events/${String(event)}/retry`,
      { webhook_endpoint: endpoint },
      { idempotencyKey: 'r1' },
    )
  await resend()
  await resend()
  now += 24 * 60 * 60 * 1000
  await resend()
  expect(world.calls.map(({ effect }) => effect)).toEqual([true, false, true])
})

test('What failed in validation is not kept; two at once with one key conflict.', async () => {
  const world = await openStripe()
  const { id } = world.seed.customer({ email: 'a@birch.example' })
  const stripe = sdk(world)
  await refusal(stripe.customers.update(id, { email: 'no address' }, { idempotencyKey: 'k1' }))
  expect(
    await stripe.customers.update(id, { email: 'b@birch.example' }, { idempotencyKey: 'k1' }),
  ).toMatchObject({ id })

  const release = world.fault({ kind: 'hold', when: 'before', method: 'POST', times: 1 })
  const slow = stripe.customers.update(id, { name: 'x' }, { idempotencyKey: 'k2' })
  await expect.poll(() => world.calls.length).toBe(3)
  const error = await refusal(stripe.customers.update(id, { name: 'x' }, { idempotencyKey: 'k2' }))
  expect(error).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' })
  release()
  expect(await slow).toMatchObject({ name: 'x' })
})

test('More than 25 requests a second to one endpoint, or 100 in all, are limited.', async () => {
  const world = await openStripe({ rateLimits: { endpoint: 25, global: 100 } })
  const get = async (path: string) => {
    const answer = await fetch(`${world.address}${path}`, {
      headers: { authorization: `Bearer ${world.keys.test}` },
    })
    return { status: answer.status, reason: answer.headers.get('stripe-rate-limited-reason') }
  }
  const many = await Promise.all(Array.from({ length: 30 }, () => get('/v1/customers')))
  expect(many.some(({ status, reason }) => status === 429 && reason === 'endpoint-rate')).toBe(true)
  const paths = ['/v1/invoices', '/v1/charges', '/v1/events', '/v1/subscriptions', '/v1/account']
  const all = await Promise.all(paths.flatMap((path) => Array.from({ length: 20 }, () => get(path))))
  expect(all.some(({ reason }) => reason === 'global-rate')).toBe(true)
  expect(await refusal(sdk(world).customers.list())).toMatchObject({
    statusCode: 429,
    type: 'StripeRateLimitError',
    code: 'rate_limit',
  })
})
