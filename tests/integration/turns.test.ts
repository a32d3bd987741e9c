import { fork } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { disconnect } from '#db/client.ts'
import { shareTurns, takeTurn } from '#lib/providers/turns.ts'
import { keepTurns } from '#lib/work/keep-turns.ts'
import type { StripeWorld } from '#sandbox/stripe/index.ts'
import { databaseUrl } from '#tests/support/database.ts'
import type { Reading } from '#tests/support/reading-process.ts'
import { connectTo, openStory, wanted } from '#tests/support/stripe-provider.ts'

const limits = { endpoint: 25, global: 100 }
const hour = 3600_000

/** Four processes start, on a machine that does other things too. Milliseconds. */
const patience = 60_000

afterAll(async () => {
  shareTurns(undefined)
  await disconnect()
})

/** Processes that read as much as they may; each has another time of day. */
async function readIn(
  world: StripeWorld,
  processes: number,
  { inAll = limits.global, ...reading }: Pick<Reading, 'paths' | 'atATime' | 'lasts'> & { inAll?: number },
) {
  const perSecond = { inAll, perEndpoint: limits.endpoint }
  const settings = { key: world.keys.live, base: world.address, perSecond }
  const children = Array.from({ length: processes }, (_, number) =>
    fork(
      'tests/support/reading-process.ts',
      [JSON.stringify({ ...reading, settings, clockIsWrongBy: number * hour })],
      {
        execArgv: ['--conditions=react-server'],
        env: { ...process.env, DATABASE_URL: databaseUrl },
      },
    ),
  )
  onTestFinished(() => children.forEach((child) => child.kill('SIGKILL')))
  await Promise.all(children.map((child) => once(child, 'message')))
  children.forEach((child) => child.send('begin'))
  return { children, ended: Promise.all(children.map((child) => once(child, 'exit'))) }
}

/** The most calls in any second, wherever it begins. */
function mostInASecond(at: readonly number[]) {
  let first = 0
  return at.reduce((most, now, last) => {
    while (now - (at[first] ?? now) >= 1000) first += 1
    return Math.max(most, last - first + 1)
  }, 0)
}

/** The part of a limit that is used from the second second on: in the first one all processes begin at once. */
function used(at: readonly number[], perSecond: number) {
  const from = (at[0] ?? 0) + 1000
  const until = at.at(-1) ?? 0
  return at.filter((one) => one >= from && one < until).length / ((until - from) / 1000) / perSecond
}

test(
  'four processes use nine tenths of what an endpoint allows and never more, whatever their clocks say',
  async () => {
    const { world } = await openStory({ options: { rateLimits: limits } })
    const { ended } = await readIn(world, 4, { paths: ['/v1/events'], atATime: 6, lasts: 6000 })
    await ended
    const at = world.calls.filter(({ path }) => path === '/v1/events').map((call) => call.at)
    expect(new Set(world.calls.map(({ status }) => status))).toEqual(new Set([200]))
    expect(mostInASecond(at)).toBeLessThanOrEqual(limits.endpoint)
    expect(used(at, limits.endpoint)).toBeGreaterThan(0.9)
  },
  patience,
)

test(
  'of all endpoints together they use nine tenths of what is set, and never more',
  async () => {
    const { world } = await openStory({ options: { rateLimits: { endpoint: 25, global: 40 } } })
    const paths = ['/v1/events', '/v1/invoices', '/v1/charges']
    const { ended } = await readIn(world, 4, { paths, atATime: 3, lasts: 5000, inAll: 40 })
    await ended
    const at = world.calls.filter(({ path }) => paths.includes(path)).map((call) => call.at)
    expect(new Set(world.calls.map(({ status }) => status))).toEqual(new Set([200]))
    expect(mostInASecond(at)).toBeLessThanOrEqual(40)
    expect(used(at, 40)).toBeGreaterThan(0.9)
  },
  patience,
)

test(
  'whoever wants one call gets it in its turn, beside others who want all there are, and when one of them is killed',
  async () => {
    const { world } = await openStory({ options: { rateLimits: limits } })
    const { children, ended } = await readIn(world, 2, { paths: ['/v1/events'], atATime: 10, lasts: 4000 })
    await expect.poll(() => world.calls.length, { timeout: 5000 }).toBeGreaterThan(40)
    children[0]?.kill('SIGKILL')
    keepTurns()
    const stripe = connectTo(world, { key: world.keys.live })
    for (let calls = 0; calls < 3; calls += 1) {
      const before = world.calls.length
      await stripe.confirm(barrier, nobodys)
      // Twenty are ahead of it.
      expect(world.calls.length - before).toBeLessThan(30)
    }
    await ended
  },
  patience,
)

const barrier = {
  kind: 'wait' as const,
  provider: 'stripe',
  customerId: 'cus_Q8z1Lk2vYd',
  event: 'customer.updated',
  seconds: 1,
}
const nobodys = { idempotencyKey: 'none', openedAt: new Date(), providerRequestId: null, answer: null }

test('while turns cannot be counted nothing leaves, and a sentence says so', async () => {
  const { world, stripe } = await openStory()
  await disconnect()
  process.env['DATABASE_URL'] = 'postgres://nobody@127.0.0.1:1/nowhere'
  onTestFinished(async () => {
    await disconnect()
    process.env['DATABASE_URL'] = databaseUrl
  })
  keepTurns()
  await expect(stripe.look(wanted())).rejects.toMatchObject({
    kind: 'unavailable',
    message: 'The desk cannot count its calls just now, so nothing leaves. Try again in a minute.',
  })
  const signal = new AbortController().signal
  await expect(stripe.ready?.({ kind: 'resend' } as never, signal)).rejects.toThrow('nothing leaves')
  expect(world.calls).toEqual([])
})

test('a turn that is too far away is not taken, and a provider that had enough is left alone', async () => {
  keepTurns()
  const one = { of: 'one a minute', calls: 1, perMs: 60_000 }
  const turn = await takeTurn([one])
  expect(turn?.until).toBeGreaterThan(performance.now() - 1000)
  expect(await takeTurn([one], { within: 1000 })).toBeNull()
  const { world } = await openStory({ options: { rateLimits: limits } })
  world.fault({ kind: 'rate-limit', reason: 'endpoint-rate', path: '/v1/account', times: 1 })
  const began = Date.now()
  await connectTo(world).look(wanted())
  const [first, second] = world.calls.filter(({ path }) => path === '/v1/account')
  expect(first?.status).toBe(429)
  expect((second?.at ?? began) - (first?.at ?? began)).toBeGreaterThanOrEqual(1000)
})
