import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { db, disconnect } from '#db/client.ts'
import { breakers } from '#db/schema/breakers.ts'
import { TryLater } from '#lib/attribution/try-later.ts'
import { permit } from '#lib/auth/actor.ts'
import { registry } from '#lib/providers/index.ts'
import { createStripe } from '#lib/providers/stripe/index.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { askBreaker, tellBreaker } from '#lib/work/breaker.ts'
import { findBreakers } from '#lib/work/find-breakers.ts'
import { carryOut, read, sam } from '#tests/support/cast.ts'
import { asOwner } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { carryingOut } from '#tests/support/guided.ts'
import { singleSteps } from '#tests/support/single-steps.ts'

const sandbox = await openDesk({ stripe: { rateLimits: null }, chargebee: { rateLimit: null } })
const { stripe } = sandbox

const stripeAt = (base: string) => createStripe(() => ({ key: stripe.keys.test, base, timeout: 1000 }))

function use(base: string) {
  const entry = registry.find(({ provider }) => provider.path === 'stripe')
  if (entry) entry.provider = stripeAt(base)
}
use(stripe.address)

afterEach(async () => {
  stripe.clearFaults()
  use(stripe.address)
  await db().delete(breakers)
})
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

const steps = singleSteps(sandbox)
const stepOf = (name: string, kind: string) => {
  const single = steps.find((one) => one.provider === name && one.kind === kind)
  if (!single) throw new Error(`${name} has no ${kind}`)
  return single
}
const request = async (name: string, kind: string) => {
  const single = stepOf(name, kind)
  const step = single.make()
  return { id: await carryingOut([step], name), calls: () => single.calls(step) }
}
const later = (id: string) =>
  carryOut(id).then(
    () => null,
    (error: unknown) => (error instanceof TryLater ? error : Promise.reject(error as Error)),
  )
const leftAlone = () => findBreakers(permit(sam, 'request:see'))
const letTimePass = () => asOwner`update breakers set next_try_at = now() - interval '1 second'`

const down = { failure: 'unreached' as const, sentence: 'Stripe could not be reached.' }
const answered = { failure: null, sentence: null }

describe('a provider that cannot be reached', () => {
  it('is left alone after three failures in a row, by all requests, and no other provider is', async () => {
    use('http://127.0.0.1:9')
    const first = await request('stripe', 'mark')
    expect((await later(first.id))?.message).toMatch(/Stripe/)
    expect(await leftAlone()).toMatchObject([{ provider: 'stripe', name: 'Stripe' }])
    use(stripe.address)
    const second = await request('stripe', 'resend')
    const waits = await later(second.id)
    expect(waits?.after).toBeGreaterThan(0)
    expect(waits?.after).toBeLessThan(10)
    expect(second.calls()).toBe(0)
    expect((await read(second.id)).deliveries).toEqual([])
    const other = await request('chargebee', 'mark')
    await carryOut(other.id)
    expect((await read(other.id)).request.state).toBe('carried out')
  })

  it('is tried by one when its time has come, and taken up again by all once it answers', async () => {
    for (let times = 0; times < 3; times += 1) await tellBreaker('stripe', down)
    const [one, two] = [await request('stripe', 'mark'), await request('stripe', 'mark')]
    expect(await later(one.id)).toBeInstanceOf(TryLater)
    await letTimePass()
    const ends = await Promise.all([later(one.id), later(two.id)])
    expect(ends.filter((end) => end === null)).not.toHaveLength(0)
    expect(await leftAlone()).toEqual([])
    for (const { id } of [one, two]) await later(id)
    for (const { id, calls } of [one, two]) {
      expect((await read(id)).request.state).toBe('carried out')
      expect(calls()).toBe(1)
    }
  })

  it('is left alone longer after each try that fails, up to a minute', async () => {
    const waits: number[] = []
    for (let times = 0; times < 9; times += 1) {
      await tellBreaker('stripe', down)
      waits.push((await askBreaker('stripe'))?.wait ?? 0)
    }
    expect(waits.slice(0, 2)).toEqual([0, 0])
    const about = [5, 10, 20, 40, 60, 60, 60]
    waits.slice(2).forEach((wait, at) => {
      expect(wait).toBeGreaterThan((about[at] ?? 0) * 0.75)
      expect(wait).toBeLessThanOrEqual((about[at] ?? 0) * 1.2)
    })
  })

  it('is tried by exactly one of many, and by another where that one does not live to report', async () => {
    for (let times = 0; times < 3; times += 1) await tellBreaker('stripe', down)
    await letTimePass()
    const asked = await Promise.all(Array.from({ length: 20 }, () => askBreaker('stripe')))
    expect(asked.filter((broken) => broken === null)).toHaveLength(1)
    await letTimePass()
    expect(await askBreaker('stripe')).toBeNull()
  })
})

describe('an answer', () => {
  it.each(['refused', 'moved'] as const)('that is %s shows that the provider is there', async (failure) => {
    for (let times = 0; times < 3; times += 1) await tellBreaker('stripe', down)
    await tellBreaker('stripe', { failure, sentence: 'No.' })
    expect(await askBreaker('stripe')).toBeNull()
    expect(await leftAlone()).toEqual([])
  })

  it('between two failures begins the count anew', async () => {
    for (let times = 0; times < 3; times += 1) {
      await tellBreaker('stripe', down)
      await tellBreaker('stripe', down)
      await tellBreaker('stripe', answered)
    }
    expect(await askBreaker('stripe')).toBeNull()
  })

  it.each(['too many', 'locked', 'no turn', 'busy'] as const)(
    'that is %s says nothing of whether the provider is there',
    async (failure) => {
      await tellBreaker('stripe', down)
      await tellBreaker('stripe', down)
      await tellBreaker('stripe', { failure, sentence: 'Later.' })
      expect(await askBreaker('stripe')).toBeNull()
      await tellBreaker('stripe', down)
      expect((await askBreaker('stripe'))?.sentence).toBe('Stripe could not be reached.')
    },
  )
})
