import { expect, test } from 'vitest'
import type { Fault } from '#sandbox/chargebee/index.ts'
import { openChargebee, refusal, sdk } from '../support/sandbox-chargebee.ts'

async function withCustomer(options: Parameters<typeof openChargebee>[0] = {}) {
  const world = await openChargebee(options)
  const { id } = world.seed.customer({ email: 'a@alder.example', company: 'Old' })
  const chargebee = sdk(world)
  const company = async () => (await chargebee.customer.retrieve(id)).customer.company
  return { world, id, chargebee, company }
}

const refusals: [Fault, object][] = [
  [{ kind: 'rate-limit' }, { http_status_code: 429, api_error_code: 'api_request_limit_exceeded' }],
  [
    { kind: 'rate-limit', code: 'third_party_api_request_limit_exceeded', retryAfter: 7 },
    {
      api_error_code: 'third_party_api_request_limit_exceeded',
      headers: { 'retry-after': '7' },
    },
  ],
  [{ kind: 'lock-timeout' }, { http_status_code: 429, api_error_code: 'lock_timeout' }],
  [
    { kind: 'error', status: 500 },
    { http_status_code: 500, type: 'operation_failed' },
  ],
  [
    { kind: 'error', status: 503, code: 'site_not_ready' },
    { http_status_code: 503, api_error_code: 'site_not_ready' },
  ],
  [{ kind: 'forbidden' }, { http_status_code: 403 }],
  [{ kind: 'unauthorized' }, { http_status_code: 401 }],
  [
    { kind: 'html', status: 504 },
    { http_status_code: 504, api_error_code: 'gateway_timeout' },
  ],
]

test.each(refusals)('The fault %j answers so and changes nothing.', async (fault, expected) => {
  const { world, id, chargebee, company } = await withCustomer()
  world.fault({ ...fault, method: 'POST', path: '/api/v2/customers/*', times: 1 })
  expect(await refusal(chargebee.customer.update(id, { company: 'New' }))).toMatchObject(expected)
  expect(await company()).toBe('Old')
  expect(world.calls[0]).toMatchObject({ fault: fault.kind, effect: false })
})

test('A connection cut before the effect leaves nothing behind, after it the whole effect.', async () => {
  const { world, id, chargebee, company } = await withCustomer()
  for (const [when, left] of [
    ['before', 'Old'],
    ['after', 'New'],
  ] as const) {
    const off = world.fault({ kind: 'cut', when, method: 'POST' })
    await expect(chargebee.customer.update(id, { company: 'New' })).rejects.toThrow()
    off()
    expect(await company()).toBe(left)
  }
  expect(world.calls.filter(({ effect }) => effect)).toHaveLength(1)
})

test('After a cut the same key replays the one effect.', async () => {
  const { world, id, chargebee } = await withCustomer()
  world.fault({ kind: 'cut', when: 'after', method: 'POST', times: 1 })
  const ask = () => chargebee.customer.update(id, { company: 'New' }, { 'chargebee-idempotency-key': 'k' })
  await expect(ask()).rejects.toThrow()
  expect((await ask()).customer.company).toBe('New')
  expect(world.calls).toMatchObject([
    { status: null, effect: true, replayed: false },
    { status: 200, effect: false, replayed: true },
  ])
})

test('An error is forgotten with its key, or kept where the site has that habit.', async () => {
  for (const errors of ['forgotten', 'kept'] as const) {
    const { world, id, chargebee } = await withCustomer({ habits: { errors } })
    world.fault({ kind: 'error', status: 500, times: 1 })
    const ask = () => chargebee.customer.update(id, { company: 'New' }, { 'chargebee-idempotency-key': 'k' })
    await refusal(ask())
    if (errors === 'kept') expect(await refusal(ask())).toMatchObject({ http_status_code: 500 })
    else expect((await ask()).customer.company).toBe('New')
  }
})

test('A truncated answer has had its effect.', async () => {
  const { world, id, chargebee, company } = await withCustomer()
  world.fault({ kind: 'truncated', method: 'POST', times: 1 })
  await expect(chargebee.customer.update(id, { company: 'New' })).rejects.toThrow()
  expect(await company()).toBe('New')
})

test('A held call goes on when the fault is switched off; meanwhile its key is taken.', async () => {
  const { world, id, chargebee } = await withCustomer()
  const release = world.fault({ kind: 'hold', when: 'before', method: 'POST', times: 1 })
  const ask = () => chargebee.customer.update(id, { company: 'New' }, { 'chargebee-idempotency-key': 'k' })
  const call = ask()
  await expect.poll(() => world.calls.length).toBe(1)
  expect(await refusal(ask())).toMatchObject({ http_status_code: 409 })
  release()
  expect((await call).customer.company).toBe('New')
})

test('Another process can switch faults, read the record, hold deliveries and press Resend.', async () => {
  const { world, id, chargebee } = await withCustomer()
  const control = async (method: string, path: string, body?: object): Promise<unknown> => {
    const url = `${world.address}/_sandbox${path}`
    const answer = await fetch(url, { method, ...(body && { body: JSON.stringify(body) }) })
    expect(answer.status).toBe(200)
    return answer.json()
  }
  await control('POST', '/faults', { kind: 'error', status: 503, path: '/api/v2/customers/*' })
  expect(await control('GET', '/faults')).toHaveLength(1)
  expect(await refusal(chargebee.customer.retrieve(id))).toMatchObject({ http_status_code: 503 })
  await control('DELETE', '/faults?path=/api/v2/customers/*')
  expect(await control('GET', '/faults')).toEqual([])
  expect(await control('GET', '/calls')).toMatchObject([
    { method: 'GET', route: 'GET /api/v2/customers/:id', status: 503, fault: 'error' },
  ])
  await control('DELETE', '/calls')
  expect(world.calls).toEqual([])
  await control('POST', '/deliveries/pause')
  const endpoint = world.seed.endpoint({ url: 'http://127.0.0.1:9/hook' }).id
  const { event } = world.seed.payment({ customer: id, amount: 1, currency: 'EUR', paidAt: Date.now() })
  await control('POST', '/resend', { event, endpoint })
  await control('POST', '/deliveries/resume')
  await expect.poll(() => control('GET', '/deliveries')).toMatchObject([{ event, endpoint, byHand: true }])
})
