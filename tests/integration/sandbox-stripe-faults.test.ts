import { expect, test } from 'vitest'
import type { Fault } from '#sandbox/stripe/index.ts'
import { openStripe, refusal, sdk } from '../support/sandbox-stripe.ts'

async function withCustomer() {
  const world = await openStripe()
  const { id } = world.seed.customer({ email: 'a@birch.example', name: 'Old' })
  return { world, id, stripe: sdk(world) }
}

const refusals: [Fault, object][] = [
  [
    { kind: 'rate-limit', reason: 'endpoint-rate' },
    { statusCode: 429, code: 'rate_limit', headers: { 'stripe-rate-limited-reason': 'endpoint-rate' } },
  ],
  [
    { kind: 'rate-limit', reason: 'global-concurrency' },
    { statusCode: 429, headers: { 'stripe-rate-limited-reason': 'global-concurrency' } },
  ],
  [{ kind: 'lock-timeout' }, { statusCode: 429, code: 'lock_timeout' }],
  [
    { kind: 'error', status: 500 },
    { statusCode: 500, type: 'StripeAPIError' },
  ],
  [
    { kind: 'error', status: 503 },
    { statusCode: 503, type: 'StripeAPIError' },
  ],
  [
    { kind: 'forbidden', permission: 'rak_customer_write' },
    { statusCode: 403, type: 'StripePermissionError' },
  ],
  [{ kind: 'unauthorized' }, { statusCode: 401, type: 'StripeAuthenticationError' }],
  [{ kind: 'html' }, { type: 'StripeAPIError', message: 'Invalid JSON received from the Stripe API' }],
]

test.each(refusals)('The fault %j answers so and changes nothing.', async (fault, expected) => {
  const { world, id, stripe } = await withCustomer()
  world.fault({ ...fault, method: 'POST', path: '/v1/customers/*', times: 1 })
  const error = await refusal(stripe.customers.update(id, { name: 'New' }))
  expect(error).toMatchObject(expected)
  expect(await stripe.customers.retrieve(id)).toMatchObject({ name: 'Old' })
  expect(world.calls[0]).toMatchObject({ fault: fault.kind, effect: false })
})

test('A lock time-out has no reason header.', async () => {
  const { world, id, stripe } = await withCustomer()
  world.fault({ kind: 'lock-timeout' })
  const { headers } = await refusal(stripe.customers.retrieve(id))
  expect(headers).not.toHaveProperty('stripe-rate-limited-reason')
})

test('A 500 is kept under its Idempotency-Key, a 503 is not.', async () => {
  const { world, id, stripe } = await withCustomer()
  for (const status of [500, 503] as const) {
    world.fault({ kind: 'error', status, times: 1 })
    const options = { idempotencyKey: `key-${String(status)}` }
    expect(await refusal(stripe.customers.update(id, { name: 'New' }, options))).toMatchObject({
      statusCode: status,
    })
    const second = stripe.customers.update(id, { name: 'New' }, options)
    if (status === 500) expect(await refusal(second)).toMatchObject({ statusCode: 500 })
    else expect(await second).toMatchObject({ name: 'New' })
  }
})

test('A connection cut before the effect leaves nothing behind, after it the whole effect.', async () => {
  const { world, id, stripe } = await withCustomer()
  const off = world.fault({ kind: 'cut', when: 'before', method: 'POST' })
  expect(await refusal(stripe.customers.update(id, { name: 'New' }))).toMatchObject({
    type: 'StripeConnectionError',
  })
  off()
  expect(await stripe.customers.retrieve(id)).toMatchObject({ name: 'Old' })
  world.fault({ kind: 'cut', when: 'after', method: 'POST' })
  expect(await refusal(stripe.customers.update(id, { name: 'New' }))).toMatchObject({
    type: 'StripeConnectionError',
  })
  world.clearFaults()
  expect(await stripe.customers.retrieve(id)).toMatchObject({ name: 'New' })
  expect(world.calls.filter(({ effect }) => effect)).toHaveLength(1)
})

test('The SDK asks a second time after a cut, and the key makes it one effect.', async () => {
  const { world, id, stripe } = await withCustomer()
  world.fault({ kind: 'cut', when: 'after', method: 'POST', times: 1 })
  expect(await stripe.customers.update(id, { name: 'New' })).toMatchObject({ name: 'New' })
  expect(world.calls).toMatchObject([
    { status: null, effect: true, replayed: false },
    { status: 200, effect: false, replayed: true },
  ])
})

test('A truncated answer has had its effect.', async () => {
  const { world, id, stripe } = await withCustomer()
  world.fault({ kind: 'truncated', method: 'POST', times: 1 })
  expect(await refusal(stripe.customers.update(id, { name: 'New' }))).toMatchObject({
    type: 'StripeAPIError',
  })
  expect(await stripe.customers.retrieve(id)).toMatchObject({ name: 'New' })
})

test('A delay holds the answer back; skip and times choose the calls.', async () => {
  const { world, id, stripe } = await withCustomer()
  world.fault({ kind: 'delay', ms: 40, skip: 1, times: 1 })
  const took: number[] = []
  for (let i = 0; i < 3; i++) {
    const started = performance.now()
    await stripe.customers.retrieve(id)
    took.push(performance.now() - started)
  }
  expect(took[1]).toBeGreaterThanOrEqual(35)
  expect(world.calls.map(({ fault }) => fault)).toEqual([null, 'delay', null])
})

test('A held call goes on when the fault is switched off.', async () => {
  const { world, id, stripe } = await withCustomer()
  const release = world.fault({ kind: 'hold', when: 'after', method: 'POST' })
  const call = stripe.customers.update(id, { name: 'New' })
  await expect.poll(() => world.calls[0]?.effect).toBe(true)
  expect(world.calls[0]?.status).toBe(null)
  release()
  expect(await call).toMatchObject({ name: 'New' })
})

test('A call that was going on when the account stopped is not kept: its key is free again.', async () => {
  const { world, id, stripe } = await withCustomer()
  const release = world.fault({ kind: 'hold', when: 'before', method: 'POST' })
  const lost = stripe.customers.update(id, { name: 'New' }, { idempotencyKey: 'k' })
  await expect.poll(() => world.calls.length).toBe(1)
  const again = await openStripe({ snapshot: world.snapshot() })
  const options = { idempotencyKey: 'k' }
  expect(await sdk(again).customers.update(id, { name: 'New' }, options)).toMatchObject({ name: 'New' })
  release()
  await lost
})

test('Another process can switch faults, read the record and hold deliveries over HTTP.', async () => {
  const { world, id, stripe } = await withCustomer()
  const control = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${world.address}/_sandbox${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    })
    expect(answer.status).toBe(200)
    return answer.json()
  }
  await control('POST', '/faults', { kind: 'error', status: 503, path: '/v1/customers/*' })
  expect(await control('GET', '/faults')).toHaveLength(1)
  expect(await refusal(stripe.customers.retrieve(id))).toMatchObject({ statusCode: 503 })
  await control('DELETE', '/faults')
  expect(await stripe.customers.retrieve(id)).toMatchObject({ id })
  expect(await control('GET', '/calls')).toMatchObject([
    { method: 'GET', route: 'GET /v1/customers/:id', status: 503, fault: 'error' },
    { status: 200, fault: null, idempotencyKey: null },
  ])
  await control('DELETE', '/calls')
  expect(world.calls).toEqual([])
  await control('POST', '/deliveries/pause')
  await control('POST', '/deliveries/resume')
  expect(await control('GET', '/deliveries')).toEqual([])
})

test('Another process can switch off the faults of one path and leave the others.', async () => {
  const { world, id, stripe } = await withCustomer()
  world.fault({ kind: 'error', status: 503, path: `/v1/customers/${id}` })
  world.fault({ kind: 'error', status: 503, path: '/v1/account' })
  const query = new URLSearchParams({ path: `/v1/customers/${id}` }).toString()
  await fetch(`${world.address}/_sandbox/faults?${query}`, { method: 'DELETE' })
  expect(await stripe.customers.retrieve(id)).toMatchObject({ id })
  expect(await refusal(stripe.accounts.retrieveCurrent())).toMatchObject({ statusCode: 503 })
})

test('Another process can seed a customer with invoices.', async () => {
  const { world, stripe } = await withCustomer()
  const answer = await fetch(`${world.address}/_sandbox/seed`, {
    method: 'POST',
    body: JSON.stringify({
      customer: { email: 'own@birch.example' },
      invoices: [{ amount: 4900, currency: 'eur', paidAt: Date.now() - 60_000 }],
    }),
  })
  const { customer, invoices } = (await answer.json()) as {
    customer: string
    invoices: { id: string; event: string }[]
  }
  expect(await stripe.customers.retrieve(customer)).toMatchObject({ email: 'own@birch.example' })
  const [invoice] = invoices
  if (!invoice) throw new Error('no invoice was seeded')
  expect(await stripe.invoices.retrieve(invoice.id)).toMatchObject({ customer, amount_paid: 4900 })
  expect(await stripe.events.retrieve(invoice.event)).toMatchObject({ type: 'invoice.paid' })
})
