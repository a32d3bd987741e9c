import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fileRequest } from '#lib/attribution/file-request.ts'
import type { SendingStep } from '#lib/attribution/what-next.ts'
import { permit } from '#lib/auth/actor.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { enqueueCarryOut } from '#lib/work/queues.ts'
import { startWorker } from '#lib/work/worker.ts'
import { db, disconnect } from '#db/client.ts'
import { ada, decide, read, sam } from '#tests/support/cast.ts'
import { formFor } from '#tests/support/contract-cases.ts'
import { openDesk } from '#tests/support/desk.ts'
import { carryingOut } from '#tests/support/guided.ts'
import { singleSteps } from '#tests/support/single-steps.ts'

const sandbox = await openDesk({ stripe: { rateLimits: null } })
const { stripe } = sandbox
const resends = singleSteps(sandbox).find(({ provider, kind }) => provider === 'stripe' && kind === 'resend')
let worker: Awaited<ReturnType<typeof startWorker>> | undefined

beforeEach(async () => {
  worker = await startWorker()
})
afterEach(async () => {
  stripe.clearFaults()
  await worker?.stop()
})
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

const resendOf = (): SendingStep => {
  if (!resends) throw new Error('Stripe resends nothing')
  return resends.make()
}
const pathOf = (step: SendingStep) => `/v1/events/${'eventId' in step ? step.eventId : ''}/retry`

/** A request of so many resends, handed to the workers. */
async function handOver(customerId: string, count: number) {
  const steps = Array.from({ length: count }, resendOf)
  const id = await carryingOut(steps, 'stripe', customerId)
  const { request } = await read(id)
  await db().transaction((tx) => enqueueCarryOut(tx, request))
  return { id, paths: steps.map(pathOf) }
}

/** The calls that had an effect, in the order of Stripe's own record, each by whose it is. */
const record = (...requests: { paths: string[] }[]) =>
  stripe.calls
    .filter(({ effect }) => effect)
    .map(({ path }) => requests.findIndex(({ paths }) => paths.includes(path)))
    .filter((whose) => whose >= 0)

const becomes = (id: string, state: string) =>
  vi.waitFor(async () => expect((await read(id)).request.state).toBe(state), {
    timeout: 15_000,
    interval: 50,
  })

/** Stripe is too busy for the second call of the request, until it is said otherwise. */
const stopAt = (path = '') =>
  stripe.fault({ kind: 'rate-limit', reason: 'endpoint-rate', method: 'POST', path })

describe('Two requests for one customer', () => {
  it('never interleave, also where the first waits for its next try', async () => {
    const first = await handOver('cus_turns', 3)
    const free = stopAt(first.paths[1])
    await vi.waitFor(() => expect(record(first)).toEqual([0]), { timeout: 10_000 })
    const second = await handOver('cus_turns', 2)
    await vi.waitFor(async () => expect((await read(first.id)).deliveries.length).toBeGreaterThan(3), {
      timeout: 15_000,
    })
    expect(record(first, second)).toEqual([0])
    free()
    await becomes(second.id, 'carried out')
    expect(record(first, second)).toEqual([0, 0, 0, 1, 1])
  })

  it('do not hold each other back once the first asks a person', async () => {
    const first = await handOver('cus_asks', 2)
    stripe.fault({ kind: 'cut', when: 'after', method: 'POST', path: first.paths[0] ?? '', times: 1 })
    await becomes(first.id, 'paused')
    const second = await handOver('cus_asks', 2)
    await becomes(second.id, 'carried out')
    expect((await read(first.id)).request.state).toBe('paused')
    expect(record(first, second)).toEqual([0, 1, 1])
  })

  it('are begun one after the other: the second finds what the first did, and sends nothing', async () => {
    const [one, other] = await Promise.all(
      ['usr_one', 'usr_other'].map(async (newUserId) => {
        const form = formFor('stripe', { customerId: 'cus_1Begun', newUserId })
        if (newUserId === 'usr_one') {
          stripe.seed.customer({ id: 'cus_1Begun', email: 'begun@one.example', createdAt: Date.now() - 9e9 })
          stripe.seed.invoice({
            customer: 'cus_1Begun',
            amount: 4900,
            currency: 'eur',
            paidAt: Date.now() - 9e8,
          })
        }
        return (await fileRequest(permit(sam, 'request:file'), form)).id
      }),
    )
    if (!one || !other) throw new Error('nothing was filed')
    const mark = '/v1/customers/cus_1Begun'
    const free = stripe.fault({ kind: 'lock-timeout', method: 'POST', path: mark })
    await decide(one, ada)
    await becomes(one, 'carrying out')
    await decide(other, ada)
    await vi.waitFor(async () => expect((await read(one)).deliveries.length).toBeGreaterThan(3), {
      timeout: 15_000,
    })
    free()
    await becomes(one, 'carried out')
    await becomes(other, 'stale')
    expect((await read(other)).deliveries).toEqual([])
    expect(record({ paths: [mark] })).toEqual([0])
  })
})

it('Requests for different customers run side by side', async () => {
  const held = await handOver('cus_held', 2)
  const free = stripe.fault({ kind: 'hold', when: 'before', method: 'POST', path: held.paths[0] ?? '' })
  await vi.waitFor(() => expect(stripe.calls.some(({ path }) => path === held.paths[0])).toBe(true), {
    timeout: 10_000,
  })
  const others = await Promise.all(['cus_a', 'cus_b', 'cus_c'].map((customer) => handOver(customer, 2)))
  for (const { id } of others) await becomes(id, 'carried out')
  expect(record(held)).toEqual([])
  free()
  await becomes(held.id, 'carried out')
  expect(record(held, ...others).toSorted()).toEqual([0, 0, 1, 1, 2, 2, 3, 3])
})
