import path from 'node:path'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { fileRequest } from '#lib/attribution/file-request.ts'
import { permit } from '#lib/auth/actor.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { disconnect } from '#db/client.ts'
import { root } from '#scripts/parts/child.ts'
import { ada, decide, read, sam } from '#tests/support/cast.ts'
import { asApplication as sql, databaseUrl } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { countWrites, judgeWrites } from '#tests/support/kills/judge-writes.ts'
import { seedCustomer } from '#tests/support/kills/seed-customers.ts'
import { startWebProcess } from '#tests/support/kills/start-web-process.ts'
import { startWorkerProcess } from '#tests/support/kills/start-worker.ts'

const sandbox = await openDesk({ stripe: { rateLimits: null } })
const { stripe } = sandbox
const stops: (() => Promise<void>)[] = []

afterEach(async () => {
  stripe.clearFaults()
  stripe.resumeDeliveries()
  await Promise.all(stops.splice(0).map((stop) => stop()))
})
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

/** The worker as an operator runs it, by itself or within the web process. */
async function start(where: 'on its own' | 'in the web process') {
  const running =
    where === 'on its own'
      ? startWorkerProcess(path.join(root, 'scripts', 'worker.ts'), { DATABASE_URL: databaseUrl })
      : await startWebProcess('inline', databaseUrl)
  stops.push(running.stop)
  return running
}

async function approved(name: string) {
  const { id } = await fileRequest(permit(sam, 'request:file'), seedCustomer(sandbox, 'stripe', name, 2))
  await decide(id, ada)
  const { steps } = (await read(id)).plan
  return { id, steps, events: steps.flatMap((step) => ('eventId' in step ? [step.eventId] : [])) }
}

const jobOf = async (id: string) =>
  (
    await sql<{ state: string }[]>`
      select state from pgboss.job where name = 'carry-out' and data ->> 'requestId' = ${id} and state <> 'completed'`
  ).map(({ state }) => state)

const becomes = (id: string, state: string) =>
  vi.waitFor(async () => expect((await read(id)).request.state).toBe(state), {
    timeout: 40_000,
    interval: 100,
  })

it.each([
  { where: 'on its own', name: 'd0001' },
  { where: 'in the web process', name: 'd0002' },
] as const)(
  'A worker $where that is told to end finishes the call in hand, hands the rest back, and ends within 30 s',
  async ({ where, name }) => {
    const worker = await start(where)
    const calling = await approved(`${name}c`)
    const retry = `/v1/events/${calling.events[0] ?? ''}/retry`
    const free = stripe.fault({ kind: 'hold', when: 'before', method: 'POST', path: retry })
    await vi.waitFor(() => expect(stripe.calls.some((call) => call.path === retry)).toBe(true), {
      timeout: 40_000,
    })
    stripe.pauseDeliveries()
    const waiting = await approved(`${name}w`)
    await vi.waitFor(async () => expect((await read(waiting.id)).steps[1]?.state).toBe('now'), {
      timeout: 15_000,
    })

    const told = performance.now()
    worker.terminate()
    await vi.waitFor(async () => expect(await jobOf(waiting.id)).toEqual(['created']), { timeout: 15_000 })
    expect(await jobOf(calling.id)).toEqual(['active'])
    free()
    await worker.ended
    expect((performance.now() - told) / 1000).toBeLessThan(30)
    expect((await read(calling.id)).deliveries.map(({ outcome }) => outcome)).toEqual([
      'accepted',
      'accepted',
    ])
    expect((await read(calling.id)).steps.map(({ state }) => state)).toEqual([
      'done',
      'done',
      'done',
      'waits',
    ])
    expect(await jobOf(calling.id)).toEqual(['created'])

    stripe.resumeDeliveries()
    await start('on its own')
    for (const { id } of [calling, waiting]) await becomes(id, 'carried out')
    const steps = [...calling.steps, ...waiting.steps]
    expect(judgeWrites(countWrites(sandbox, steps))).toEqual({ approved: 6, lost: [], doubled: [] })
  },
)
