import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import postgres from 'postgres'
import { afterAll, expect, it } from 'vitest'
import { decideRequest } from '#lib/attribution/decide-request.ts'
import { fileRequest } from '#lib/attribution/file-request.ts'
import { getRequest } from '#lib/attribution/get-request.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import type { Step } from '#lib/providers/step.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { disconnect } from '#db/client.ts'
import { migrate } from '#scripts/migrate.ts'
import { anyFreePort } from '#scripts/parts/ports.ts'
import { startPostgres } from '#scripts/parts/postgres.ts'
import { openDesk } from '#tests/support/desk.ts'
import { inTurns } from '#tests/support/in-turns.ts'
import { buildWorker } from '#tests/support/kills/build-worker.ts'
import { countWrites } from '#tests/support/kills/judge-writes.ts'
import { paths, seedCustomer } from '#tests/support/kills/seed-customers.ts'
import { startWorkerProcess } from '#tests/support/kills/start-worker.ts'
import { unlimited } from '#tests/support/unlimited.ts'
import { insertPerson } from '#tests/support/rows.ts'
import { isWriting, writeOf } from '#tests/support/writes.ts'

const requests = 16
const sandbox = await openDesk({ stripe: { rateLimits: null }, chargebee: { rateLimit: null } })
const folder = mkdtempSync(path.join(tmpdir(), 'attribution-desk-restart-'))
const port = await anyFreePort()
const startDatabase = () =>
  startPostgres({ folder, port: async () => port, log: path.join(folder, 'postgres.log'), careless: true })
let cluster = await startDatabase()
const applicationUrl = cluster.address('application')
const ownerUrl = cluster.address('owner')
await migrate({ ownerUrl, applicationUrl })
Object.assign(process.env, unlimited, { DATABASE_URL: applicationUrl })
const sql = postgres(applicationUrl, { max: 2, onnotice: () => undefined })
const owner = postgres(ownerUrl, { max: 1, onnotice: () => undefined })
const built = await buildWorker()
const workers = [1, 2].map(() =>
  startWorkerProcess(built.file, { DATABASE_URL: applicationUrl, NODE_COMPILE_CACHE: built.cache }),
)

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()))
  await stopBoss()
  await disconnect()
  await Promise.all([sql.end({ timeout: 1 }), owner.end({ timeout: 1 })])
  await cluster.stop()
  built.remove()
  rmSync(folder, { recursive: true, force: true })
})

async function person(name: string, role: Who['roles'][number]): Promise<Who> {
  const id = await insertPerson(sql, name, [role])
  return { id, name, email: `${name}@attribution.example`, roles: [role] }
}

const fullDisk = `
  create function full_disk() returns trigger language plpgsql as $$
  begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$;
  create trigger full_disk before insert on deliveries for each row execute function full_disk()`

it('A database that is full, and one that is restarted amid the work, loses and doubles nothing', async () => {
  const sam = await person('sam', 'requester')
  const ada = await person('ada', 'approver')
  const names = Array.from({ length: requests }, (_, at) => `r${String(at).padStart(4, '0')}e`)
  const filed = await inTurns(names, 4, async (name, at) => {
    const form = seedCustomer(sandbox, paths[at % paths.length] ?? 'stripe', name, 3)
    const { id } = await fileRequest(permit(sam, 'request:file'), form)
    const { plan, revision } = await getRequest(permit(sam, 'request:see'), id)
    return { id, steps: plan.steps, digest: revision.digest }
  })
  const steps = filed.flatMap((one) => one.steps)
  const happened = () => [...countWrites(sandbox, steps).values()].reduce((sum, count) => sum + count, 0)
  const approve = (some: typeof filed) =>
    Promise.all(
      some.map(({ id, digest }) =>
        decideRequest(permit(ada, 'request:decide'), {
          requestId: id,
          digest,
          outcome: 'approved',
          reason: '',
        }),
      ),
    )

  await approve(filed.slice(0, 4))
  await expect.poll(happened, { timeout: 30_000, interval: 20 }).toBeGreaterThan(2)
  await owner.unsafe(fullDisk)
  await approve(filed.slice(4))
  await expect
    .poll(() => sql`select from requests where state = 'carrying out'`, { timeout: 20_000 })
    .not.toHaveLength(0)
  const whileFull = happened()
  await owner.unsafe('drop trigger full_disk on deliveries; drop function full_disk')
  await expect.poll(happened, { timeout: 30_000, interval: 20 }).toBeGreaterThan(whileFull + 4)
  expect(happened()).toBeLessThan(countWrites(sandbox, steps).size)
  await cluster.stop()
  cluster = await startDatabase()

  const states = async () =>
    sql<{ state: string; sentence: string | null; sent: Step[] }[]>`
      select r.state, r.state_sentence as sentence, coalesce(jsonb_agg(d.sent) filter (where d.outcome = 'unknown'), '[]') as sent
      from requests r left join deliveries d on d.request_id = r.id group by r.id`
  await expect
    .poll(async () => (await states()).filter(({ state }) => !['carried out', 'paused'].includes(state)), {
      timeout: 90_000,
      interval: 500,
    })
    .toEqual([])
  const stopped = (await states()).filter(({ state }) => state === 'paused')
  for (const { sentence, sent } of stopped) {
    expect(sentence).toMatch(/A person says what happened/)
    expect(sent).toHaveLength(1)
  }
  const counts = countWrites(sandbox, steps)
  expect([...counts].filter(([, count]) => count > 1)).toEqual([])
  const accepted = await sql<{ sent: Step }[]>`select sent from deliveries where outcome = 'accepted'`
  const told = accepted.flatMap(({ sent }) => (isWriting(sent) ? [writeOf(sent)] : []))
  const unknown = stopped.flatMap(({ sent }) => sent.filter(isWriting).map(writeOf))
  const happenedOnce = [...counts].filter(([, count]) => count === 1).map(([write]) => write)
  expect(told.toSorted()).toEqual(happenedOnce.filter((write) => !unknown.includes(write)).toSorted())
  expect(workers.every((worker) => worker.isAlive())).toBe(true)
}, 180_000)
