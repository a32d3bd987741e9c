import { afterAll, expect, it } from 'vitest'
import { fileRequest } from '#lib/attribution/file-request.ts'
import { permit } from '#lib/auth/actor.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { disconnect } from '#db/client.ts'
import { ada, decide, kofi, read, sam } from '#tests/support/cast.ts'
import { asApplication as sql, databaseUrl } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { inTurns } from '#tests/support/in-turns.ts'
import { answerUnknown } from '#tests/support/kills/answer-unknown.ts'
import { buildWorker } from '#tests/support/kills/build-worker.ts'
import { type Filed, planKills, startCampaign } from '#tests/support/kills/campaign.ts'
import { tellFigures } from '#tests/support/kills/figures.ts'
import { countWrites, findDisagreements, judgeWrites } from '#tests/support/kills/judge-writes.ts'
import { keepWorkers } from '#tests/support/kills/keep-workers.ts'
import { openOutside } from '#tests/support/kills/open-outside.ts'
import { openTime } from '#tests/support/kills/pass-time.ts'
import { paths, seedCustomer } from '#tests/support/kills/seed-customers.ts'
import { seeded } from '#tests/support/kills/seeded.ts'
import { tellKills } from '#tests/support/kills/tell-kills.ts'
import { unlimited } from '#tests/support/unlimited.ts'

/** A run is repeated with its seed: KILLS_SEED=… npx vitest run --project kills every-boundary. */
const seed = Number(process.env['KILLS_SEED'] ?? Date.now() % 1_000_000)
const planned = 212
const atLeast = 200
const requests = 80
const workersAtOnce = 4

const sandbox = await openDesk({ stripe: { rateLimits: null }, chargebee: { rateLimit: null } })
let judgeCall: ReturnType<typeof startCampaign>['judgeCall'] = async () => undefined
const outside = await openOutside(sandbox, (call) => judgeCall(call))
Object.assign(process.env, outside.environment, unlimited)
const built = await buildWorker()
const time = openTime()

afterAll(async () => {
  await Promise.all([time.close(), outside.close(), stopBoss()])
  await disconnect()
  built.remove()
})

async function file(name: string, at: number): Promise<Filed> {
  const path = paths[at % paths.length] ?? 'stripe'
  const { id } = await fileRequest(permit(sam, 'request:file'), seedCustomer(sandbox, path, name, 2))
  const { plan, request } = await read(id)
  const events = plan.steps.flatMap((step) => ('eventId' in step ? [step.eventId] : []))
  return { id, path, steps: plan.steps, words: [request.customerId, request.newUserId, ...events] }
}

async function waitingJobs() {
  const [row] = await sql<{ jobs: number }[]>`
    select count(*)::int as jobs from pgboss.job
    where name = 'carry-out' and state = 'created' and start_after <= now()`
  return row?.jobs ?? 0
}

async function standing() {
  const rows = await sql<{ state: string; requests: number }[]>`
    select state, count(*)::int as requests from requests group by state`
  return Object.fromEntries(rows.map((row) => [row.state, row.requests]))
}

it('A worker that is killed at any boundary loses nothing, and nothing is sent twice', async () => {
  const began = performance.now()
  const names = Array.from({ length: requests }, (_, at) => `k${String(at).padStart(4, '0')}e`)
  const filed = await inTurns(names, 4, file)
  const campaign = startCampaign(filed, planKills(filed, planned, seeded(seed)))
  judgeCall = campaign.judgeCall
  const workers = await keepWorkers(workersAtOnce, {
    file: built.file,
    databaseUrl,
    env: { ...outside.environment, NODE_COMPILE_CACHE: built.cache },
    judge: campaign.judgeStatement,
  })
  const unapproved = [...filed]
  const asked = new Set<string>()
  let orphans: string[] = []

  /** What a dead worker's call still does outside is over by the next round. */
  const goOn = async () => {
    if (unapproved.length > 0 && (await waitingJobs()) === 0)
      await Promise.all(unapproved.splice(0, 2).map(({ id }) => decide(id, ada)))
    if (orphans.length > 0) await time.pass(orphans)
    orphans = campaign.orphans(workers.dead)
    const answered = await answerUnknown(sandbox, kofi)
    for (const write of answered) asked.add(write)
    const { waiting, approved, 'carrying out': underWay } = await standing()
    return answered.length > 0 || (waiting ?? approved ?? underWay) !== undefined
  }
  await expect.poll(goOn, { timeout: 270_000, interval: 200 }).toBe(false)
  await workers.stop()

  const steps = filed.flatMap((one) => one.steps)
  const { approved, lost, doubled } = judgeWrites(countWrites(sandbox, steps))
  const seconds = Math.round((performance.now() - began) / 1000)
  tellFigures('every boundary', [
    `${campaign.kills.length} workers killed on the way through ${requests} requests in ${seconds} s, seed ${seed}:`,
    `${approved} approved writes, ${lost.length} lost, ${doubled.length} doubled, ${asked.size} asked of a person`,
    tellKills(campaign.kills),
  ])
  expect({ lost, doubled }).toEqual({ lost: [], doubled: [] })
  expect(await standing()).toEqual({ 'carried out': requests })
  expect(await findDisagreements(countWrites(sandbox, steps))).toEqual([])
  expect(campaign.kills.length).toBeGreaterThanOrEqual(atLeast)
}, 300_000)
