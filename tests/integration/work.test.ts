import { v7 } from 'uuid'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { disconnect } from '#db/client.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { countAsking } from '#lib/work/count-asking.ts'
import { findLateRequests } from '#lib/work/find-late-requests.ts'
import { findQueues } from '#lib/work/find-queues.ts'
import { findFailingJobs, findStuckJobs } from '#lib/work/find-stuck-jobs.ts'
import { findWorkers } from '#lib/work/find-workers.ts'
import { startWorker } from '#lib/work/worker.ts'
import { ada, decide, file, read } from '#tests/support/cast.ts'
import { asApplication, asOwner } from '#tests/support/database.ts'
import { insertDead } from '#tests/support/dead-jobs.ts'
import { openDesk } from '#tests/support/desk.ts'
import { insertPerson } from '#tests/support/rows.ts'

const { stripe } = await openDesk({ stripe: { rateLimits: null } })
const otto: Who = {
  id: await insertPerson(asApplication, 'Otto', ['admin']),
  name: 'Otto',
  email: 'otto@attribution.example',
  roles: ['admin'],
}
const seeing = permit(otto, 'work:see')
let worker: Awaited<ReturnType<typeof startWorker>> | undefined

afterEach(async () => {
  await worker?.stop()
  worker = undefined
  await asOwner`delete from pgboss.job`
})
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

describe('why a job failed', () => {
  it.each([
    [{ message: 'job heartbeat timeout' }, 'Its worker went silent: the process ended, or its machine did.'],
    [{ value: { message: 'job timed out' } }, 'It took longer than it may.'],
    [{ message: 'handler execution exceeded 3600s' }, 'It took longer than it may.'],
    [{ message: 'pg-boss shut down while active' }, 'Its worker was stopped before it was done.'],
    [{ value: 'sk_live_abc of anna@birch.example' }, "The reason can only be read in the worker's log."],
    [{ message: 'E-12 anna@birch.example', stack: 'x' }, "The reason can only be read in the worker's log."],
    [{}, "The reason can only be read in the worker's log."],
  ])('%j', async (output, sentence) => {
    await insertDead('carry-out-stuck', v7(), output)
    expect(await findStuckJobs(seeing)).toMatchObject([{ sentence, tries: 100, requestNumber: null }])
  })
})

describe('what waits too long for a worker', () => {
  async function approvedLongAgo(email: string) {
    const { id } = await file(email)
    await decide(id, ada)
    await asOwner.begin(async (tx) => {
      await tx`alter table requests disable trigger user`
      await tx`update requests set state_since = now() - interval '10 minutes' where id = ${id}`
      await tx`alter table requests enable trigger user`
    })
    return id
  }
  const late = async (id: string) =>
    (await findLateRequests(seeing))
      .filter((request) => request.id === id)
      .map(({ why, tries }) => ({ why, tries }))
  const change = (id: string, what: object) => asOwner`
    update pgboss.job set ${asOwner(what as Record<string, never>)} where data ->> 'requestId' = ${id}`

  it('is shown with the reason: no worker, its turn later, another of the customer, no job', async () => {
    const id = await approvedLongAgo('money@juniper.example')
    expect(await late(id)).toEqual([{ why: 'no worker', tries: 0 }])
    await change(id, { start_after: new Date(Date.now() + 60_000), data: { requestId: id, tries: 7 } })
    expect(await late(id)).toEqual([{ why: 'later', tries: 7 }])
    await change(id, { start_after: new Date(0) })
    await asOwner`
      insert into pgboss.job (name, data, state, singleton_key)
      select name, '{"requestId":"another"}', 'active', singleton_key from pgboss.job where name = 'carry-out'`
    expect(await late(id)).toEqual([{ why: 'another', tries: 7 }])
    await change(id, { state: 'active' })
    expect(await late(id)).toEqual([])
    await asOwner`delete from pgboss.job`
    expect(await late(id)).toEqual([{ why: 'no job', tries: 0 }])
    await insertDead('carry-out-stuck', id)
    expect(await late(id)).toEqual([])
  })
})

describe('the queues', () => {
  it('are all shown, with what could begin, is for later, is under way, fails and gave up', async () => {
    const insert = (name: string, state: string, after: number, retries = 0) => asOwner`
      insert into pgboss.job (name, data, state, start_after, retry_count, started_on, output)
      values (${name}, '{}', ${state}, now() + ${after} * interval '1 second', ${retries}, now() - interval '1 minute',
        ${retries > 0 ? asOwner.json({ message: 'job heartbeat timeout' }) : null})`
    await insert('carry-out', 'created', -90)
    await insert('carry-out', 'created', -20)
    await insert('carry-out', 'created', 60)
    await insert('carry-out', 'retry', 60, 3)
    await insert('carry-out', 'active', 0)
    await insert('mail-notices', 'failed', 0, 2)
    await insertDead('carry-out-stuck', v7())
    const queues = await findQueues(seeing)
    expect(queues.map(({ name }) => name).slice(0, 2)).toEqual(['carry-out', 'confirm'])
    expect(queues).toHaveLength(2 + (await asOwner`select from pgboss.schedule`).length)
    expect(queues[0]).toMatchObject({ waiting: 2, later: 2, active: 1, failing: 1, gaveUp: 1 })
    expect(Math.round((Date.now() - Date.parse(queues[0]?.oldest ?? '')) / 10_000)).toBe(9)
    expect(queues[0]?.lastError?.sentence).toBe(
      'Its worker went silent: the process ended, or its machine did.',
    )
    expect(queues.find(({ name }) => name === 'mail-notices')?.lastError).not.toBeNull()
    expect(queues[1]).toMatchObject({ waiting: 0, oldest: null, lastError: null })
    expect(await findFailingJobs(seeing)).toMatchObject([{ queue: 'carry-out', tries: 4 }])
  })
})

describe('the workers', () => {
  it('are alive by their heartbeats, silent when they miss three, and gone when they said so', async () => {
    worker = await startWorker()
    expect(await findWorkers(seeing)).toMatchObject([{ state: 'beginning', active: 0 }])
    // What pg-boss writes itself at its first heartbeat, ten seconds later.
    await asOwner`
      update pgboss.instance set workers = '[{"queue":"carry-out","active":2},{"queue":"confirm","active":1}]', heartbeat_on = now() where stopped_on is null`
    expect(await findWorkers(seeing)).toMatchObject([{ state: 'alive', active: 3, pid: process.pid }])
    await asOwner`update pgboss.instance set heartbeat_on = now() - interval '40 seconds' where stopped_on is null`
    expect(await findWorkers(seeing)).toMatchObject([{ state: 'silent' }])
    await worker.stop()
    worker = undefined
    expect(await findWorkers(seeing)).toEqual([])
  })
})

it('What waits for a person is counted: unknown deliveries and paused requests', async () => {
  const before = await countAsking(seeing)
  const { id } = await file('pay@willow.example')
  await decide(id, ada)
  stripe.fault({ kind: 'cut', when: 'after', method: 'POST', path: '/v1/events/*/retry', times: 1 })
  worker = await startWorker()
  await vi.waitFor(async () => expect((await read(id)).request.state).toBe('paused'), { timeout: 15_000 })
  const { unknown, paused } = await countAsking(seeing)
  expect([unknown.count - before.unknown.count, paused.count - before.paused.count]).toEqual([1, 1])
  expect(Date.parse(paused.oldest ?? '')).toBeGreaterThan(Date.now() - 60_000)
})
