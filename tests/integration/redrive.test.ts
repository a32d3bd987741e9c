import { v7 } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { disconnect } from '#db/client.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { findQueues } from '#lib/work/find-queues.ts'
import { findStuckJobs } from '#lib/work/find-stuck-jobs.ts'
import { redriveJobs } from '#lib/work/redrive-jobs.ts'
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
const redriving = permit(otto, 'work:redrive')
let worker: Awaited<ReturnType<typeof startWorker>> | undefined

beforeAll(async () => {
  await asOwner`update pgboss.queue set retry_limit = 0 where name = 'carry-out'`
})
afterEach(async () => {
  await worker?.stop()
  worker = undefined
  await asOwner`delete from pgboss.job`
})
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

/** Something that nobody foresaw: from now on, no step at this place can be written down as done. */
async function breakAt(position: number) {
  await asOwner.unsafe(`
    create or replace function broken() returns trigger language plpgsql as $$
    begin raise exception 'billing@northwind.example is broken'; end $$;
    create trigger broken before update on steps for each row
      when (new.state = 'done' and new.position = ${String(position)}) execute function broken()`)
  return () => asOwner.unsafe('drop trigger broken on steps')
}

async function giveUp(email: string, position: number) {
  const mend = await breakAt(position)
  const { id } = await file(email)
  await decide(id, ada)
  worker = await startWorker()
  await vi.waitFor(
    async () => {
      const stuck = await findStuckJobs(seeing)
      expect(stuck.map(({ requestId }) => requestId)).toContain(id)
    },
    { timeout: 10_000 },
  )
  await worker.stop()
  worker = undefined
  await mend()
  return id
}

const entries = (requestId: string) => asOwner<{ person: string; detail: unknown }[]>`
  select person_id as person, detail from audit_entries where event = 'job.redriven' and subject = ${requestId}`

describe('a job that gave up', () => {
  it('is shown with its request, its tries and a sentence without anybody’s data', async () => {
    const id = await giveUp('billing@northwind.example', 2)
    const [job] = await findStuckJobs(seeing)
    const { request } = await read(id)
    expect(job).toMatchObject({ queue: 'carry-out-stuck', from: 'carry-out', requestId: id, tries: 1 })
    expect(job?.requestNumber).toBe(request.number)
    expect(job?.sentence).toMatch(
      /^Something went wrong that nobody expected\. The log has it under E-[0-9A-F]{8}\.$/,
    )
    expect((await findQueues(seeing))[0]).toMatchObject({ name: 'carry-out', gaveUp: 1 })
    expect(JSON.stringify(await asOwner`select * from pgboss.job`)).not.toContain('northwind')
  })

  it('is tried again on an admin’s word, with its audit entry, and sends nothing twice', async () => {
    const email = 'anna@birch.example'
    const id = await giveUp(email, 2)
    const before = stripe.calls.filter((call) => call.effect).length
    expect(before).toBeGreaterThan(1)
    const [job] = await findStuckJobs(seeing)
    expect(await redriveJobs(redriving, { queue: 'carry-out-stuck', jobId: job?.id })).toBe(1)
    expect(await findStuckJobs(seeing)).toEqual([])
    expect(await entries(id)).toEqual([{ person: otto.id, detail: { queue: 'carry-out' } }])
    worker = await startWorker()
    await vi.waitFor(async () => expect((await read(id)).request.state).toBe('carried out'), {
      timeout: 15_000,
    })
    const { plan, deliveries } = await read(id)
    const sending = plan.steps.filter(({ kind }) => kind !== 'wait')
    expect(deliveries.map(({ outcome, attempt }) => [outcome, attempt])).toEqual(
      sending.map(() => ['accepted', 1]),
    )
    const paths = stripe.calls.filter((call) => call.effect).map(({ method, path }) => `${method} ${path}`)
    const resent = paths.filter((path) => path.endsWith('/retry'))
    expect(new Set(resent).size).toBe(resent.length)
  })

  it('is tried again once, whoever clicks first', async () => {
    const id = await giveUp('ops@harbor.example', 0)
    const [job] = await findStuckJobs(seeing)
    const clicks = await Promise.allSettled(
      Array.from({ length: 5 }, () => redriveJobs(redriving, { queue: 'carry-out-stuck', jobId: job?.id })),
    )
    expect(clicks.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    for (const click of clicks)
      if (click.status === 'rejected')
        expect(click.reason).toMatchObject({
          kind: 'conflict',
          message: expect.stringContaining('a moment ago') as string,
        })
    expect(await entries(id)).toHaveLength(1)
    expect(await asOwner`select from pgboss.job where name = 'carry-out' and state = 'created'`).toHaveLength(
      1,
    )
  })

  it('with all others of its queue is tried again by one click, each with an entry of its own', async () => {
    const ids = [v7(), v7(), v7()]
    for (const requestId of ids) await insertDead('carry-out-stuck', requestId)
    const kept = await insertDead('confirm-stuck', v7())
    expect(await redriveJobs(redriving, { queue: 'carry-out-stuck' })).toBe(3)
    for (const id of ids) expect(await entries(id)).toHaveLength(1)
    expect((await findStuckJobs(seeing)).map(({ id }) => id)).toEqual([kept])
    await expect(redriveJobs(redriving, { queue: 'carry-out-stuck' })).rejects.toMatchObject({
      kind: 'conflict',
    })
  })

  it('whose like waits already counts as tried again', async () => {
    const requestId = v7()
    await asOwner`insert into pgboss.job (name, data, singleton_key, policy) values ('confirm', ${asOwner.json({ requestId })}, ${requestId}, 'short')`
    const jobId = await insertDead('confirm-stuck', requestId)
    expect(await redriveJobs(redriving, { queue: 'confirm-stuck', jobId })).toBe(1)
    expect(await findStuckJobs(seeing)).toEqual([])
    expect(await asOwner`select from pgboss.job where name = 'confirm'`).toHaveLength(1)
  })

  it('is no business of anybody but an admin', () => {
    for (const role of ['requester', 'approver', 'manager'] as const) {
      expect(() => permit({ ...otto, roles: [role] }, 'work:redrive')).toThrow(/needs the role admin/)
      expect(() => permit({ ...otto, roles: [role] }, 'work:see')).toThrow(/needs the role admin/)
    }
  })
})
