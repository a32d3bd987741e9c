import { afterAll, expect, onTestFinished, test } from 'vitest'
import { disconnect } from '#db/client.ts'
import { shareTurns, takeTurn } from '#lib/providers/turns.ts'
import { keepTurns } from '#lib/work/keep-turns.ts'
import type { StripeWorld } from '#sandbox/stripe/index.ts'
import { databaseUrl } from '#tests/support/database.ts'
import { mostInASecond, readInProcesses, type Readers } from '#tests/support/read-in-processes.ts'
import { connectTo, openStory, wanted } from '#tests/support/stripe-provider.ts'

const limits = { endpoint: 25, global: 100 }

/** Four processes start, on a machine that does other things too. Milliseconds. */
const patience = 60_000

afterAll(async () => {
  shareTurns(undefined)
  await disconnect()
})

const readIn = (world: StripeWorld, readers: Omit<Readers, 'databaseUrl' | 'atEnd'>) =>
  readInProcesses(world, { ...readers, databaseUrl, atEnd: onTestFinished })

test(
  'of an endpoint four processes never call more than is allowed, whatever their clocks say',
  async () => {
    const { world } = await openStory({ options: { rateLimits: null } })
    const perSecond = { inAll: limits.global, perEndpoint: limits.endpoint }
    const paths = ['/v1/events']
    const { left } = await readIn(world, { processes: 4, perSecond, paths, atATime: 6, lasts: 6000 })
    expect(mostInASecond(await left)).toBeLessThanOrEqual(limits.endpoint)
    expect((await left).length).toBeGreaterThan(limits.endpoint)
  },
  patience,
)

test(
  'of all endpoints together they never call more than is set',
  async () => {
    const { world } = await openStory({ options: { rateLimits: null } })
    const perSecond = { inAll: 40, perEndpoint: limits.endpoint }
    const paths = ['/v1/events', '/v1/invoices', '/v1/charges']
    const { left } = await readIn(world, { processes: 4, perSecond, paths, atATime: 3, lasts: 5000 })
    expect(mostInASecond(await left)).toBeLessThanOrEqual(perSecond.inAll)
    expect((await left).length).toBeGreaterThan(perSecond.inAll)
  },
  patience,
)

test(
  'whoever wants one call gets it in its turn, beside others who want all there are, and when one of them is killed',
  async () => {
    const { world } = await openStory({ options: { rateLimits: null } })
    const perSecond = { inAll: limits.global, perEndpoint: limits.endpoint }
    const paths = ['/v1/events']
    const { children, left } = await readIn(world, {
      processes: 2,
      perSecond,
      paths,
      atATime: 10,
      lasts: 4000,
    })
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
    await left
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
