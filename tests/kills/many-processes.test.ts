import { v7 } from 'uuid'
import { afterAll, expect, it } from 'vitest'
import { fileRequest } from '#lib/attribution/file-request.ts'
import { permit } from '#lib/auth/actor.ts'
import { hashToken } from '#lib/auth/token.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { disconnect } from '#db/client.ts'
import { ada, decide, kofi, read, sam } from '#tests/support/cast.ts'
import { asApplication as sql, databaseUrl } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { inTurns } from '#tests/support/in-turns.ts'
import { answerUnknown } from '#tests/support/kills/answer-unknown.ts'
import { buildWorker } from '#tests/support/kills/build-worker.ts'
import { tellFigures } from '#tests/support/kills/figures.ts'
import { countWrites, findDisagreements, judgeWrites } from '#tests/support/kills/judge-writes.ts'
import { keepWorkers } from '#tests/support/kills/keep-workers.ts'
import { paths, seedCustomer } from '#tests/support/kills/seed-customers.ts'
import { seeded } from '#tests/support/kills/seeded.ts'
import { startWebProcess } from '#tests/support/kills/start-web-process.ts'
import { unlimited } from '#tests/support/unlimited.ts'
import { watchTakeovers } from '#tests/support/kills/watch-takeovers.ts'

const seed = Number(process.env['KILLS_SEED'] ?? Date.now() % 1_000_000)
const requests = 200
/** Milliseconds between two deaths. */
const between = 2500
/** The last ones are let end: else the deaths would never let them. */
const spared = 20
/** Seconds in which the work of a dead worker is in another's hands. */
const soon = 30

const sandbox = await openDesk({ stripe: { rateLimits: null }, chargebee: { rateLimit: null } })
Object.assign(process.env, unlimited)
const built = await buildWorker()
const webs = await Promise.all([startWebProcess('none', databaseUrl), startWebProcess('none', databaseUrl)])

afterAll(async () => {
  await Promise.all([...webs.map((web) => web.stop()), stopBoss()])
  await disconnect()
  built.remove()
})

async function file(name: string, at: number) {
  const path = paths[at % paths.length] ?? 'stripe'
  const { id } = await fileRequest(permit(sam, 'request:file'), seedCustomer(sandbox, path, name, 1))
  return { id, steps: (await read(id)).plan.steps }
}

async function signIn() {
  const token = v7()
  await sql`
    insert into sessions (id, token_hash, person_id, expires)
    values (${v7()}, ${hashToken(token)}, ${ada.id}, now() + interval '1 hour')`
  return { cookie: `next-auth.session-token=${token}` }
}

const active = async () =>
  (
    await sql<{ id: string }[]>`
      select data ->> 'requestId' as id from pgboss.job where name = 'carry-out' and state = 'active'`
  ).map(({ id }) => id)

const carriedOut = async () =>
  (await sql<{ done: number }[]>`select count(*)::int as done from requests where state = 'carried out'`)[0]
    ?.done

it('Two web processes and three workers, one killed every few seconds, lose and double nothing', async () => {
  const chance = seeded(seed)
  const began = performance.now()
  const names = Array.from({ length: requests }, (_, at) => `m${String(at).padStart(4, '0')}e`)
  const filed = await inTurns(names, 4, file)
  const takeovers = watchTakeovers(new Set(filed.map(({ id }) => id)))
  const workers = await keepWorkers(3, {
    file: built.file,
    databaseUrl,
    env: { NODE_COMPILE_CACHE: built.cache },
    judge: (victim, statement) => {
      takeovers.see(victim, statement)
      return undefined
    },
  })
  const headers = await signIn()
  const unapproved = [...filed]
  const pages: number[] = []
  let kills = 0
  let last = performance.now()

  const goOn = async () => {
    await Promise.all(unapproved.splice(0, 6).map(({ id }) => decide(id, ada)))
    const done = (await carriedOut()) ?? 0
    if (performance.now() - last > between && requests - done > spared && (await active()).length > 0) {
      last = performance.now()
      const victim = workers.killOne(chance)
      if (victim) kills += 1
      if (victim) takeovers.bury(victim, await active())
    }
    await answerUnknown(sandbox, kofi)
    const some = filed[Math.floor(chance() * filed.length)]
    const asked = webs.map(({ address }) => fetch(`${address}/requests/${some?.id ?? ''}`, { headers }))
    pages.push(...(await Promise.all(asked)).map(({ status }) => status))
    return carriedOut()
  }
  await expect.poll(goOn, { timeout: 200_000, interval: 100 }).toBe(requests)
  await workers.stop()

  const steps = filed.flatMap((one) => one.steps)
  const { approved, lost, doubled } = judgeWrites(countWrites(sandbox, steps))
  const seconds = Math.round((performance.now() - began) / 1000)
  const longest = Math.max(0, ...takeovers.waits)
  tellFigures('many processes', [
    `${requests} requests by 2 web processes and 3 workers in ${seconds} s, ${kills} workers killed, seed ${seed}:`,
    `${approved} approved writes, ${lost.length} lost, ${doubled.length} doubled; ${takeovers.waits.length} times work was taken over, after at most ${longest.toFixed(1)} s; ${pages.length} pages read meanwhile`,
  ])
  expect({ lost, doubled }).toEqual({ lost: [], doubled: [] })
  expect(await findDisagreements(countWrites(sandbox, steps))).toEqual([])
  expect(new Set(pages)).toEqual(new Set([200]))
  expect(kills).toBeGreaterThanOrEqual(5)
  expect(takeovers.waits.length).toBeGreaterThan(0)
  expect(longest).toBeLessThan(soon)
}, 240_000)
