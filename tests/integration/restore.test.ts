import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { v7 } from 'uuid'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import postgres from 'postgres'
import { disconnect } from '#db/client.ts'
import { checkPlan } from '#lib/attribution/check-plan.ts'
import { settleDelivery } from '#lib/attribution/settle-delivery.ts'
import { TryLater } from '#lib/attribution/try-later.ts'
import { permit, permitDesk } from '#lib/auth/actor.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { noticeRestore } from '#lib/work/notice-restore.ts'
import { startWorker } from '#lib/work/worker.ts'
import { type Backup, copyFiles, dump, type Elsewhere } from '#tests/support/backups.ts'
import { ada, carryOut, decide, file, kofi, read } from '#tests/support/cast.ts'
import { asApplication, asOwner, databaseUrl } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'

const { stripe } = await openDesk({ stripe: { rateLimits: null } })
const desk = permitDesk('request:carry-out')
let worker: Awaited<ReturnType<typeof startWorker>> | undefined
let elsewhere: Elsewhere | undefined

const effects = () => stripe.calls.filter(({ effect }) => effect)

async function live(url: string) {
  await worker?.stop()
  worker = undefined
  await stopBoss()
  await disconnect()
  process.env['DATABASE_URL'] = url
}

async function work() {
  worker = await startWorker()
  const url = process.env['DATABASE_URL'] ?? ''
  const sql = postgres(url, { max: 1 })
  await vi.waitFor(
    async () => {
      const left = await sql`
        select from pgboss.job where name = 'carry-out' and state in ('created', 'retry', 'active')`
      expect(left).toHaveLength(0)
    },
    { timeout: 30_000 },
  )
  await sql.end()
}

const state = async (id: string) => (await read(id)).request.state

/** A request of each state that something could be sent from, at the moment of the backup. */
async function anOrdinaryDay() {
  await noticeRestore(desk)
  const [approved, between, halfway, unknown, waiting] = [
    await file('billing@northwind.example'),
    await file('anna@birch.example'),
    await file('ops@harbor.example'),
    await file('pay@willow.example'),
    await file('money@juniper.example'),
  ]
  stripe.fault({ kind: 'cut', when: 'after', method: 'POST', path: '/v1/events/*/retry', times: 1 })
  await decide(unknown.id, ada)
  await carryOut(unknown.id)
  expect(await state(unknown.id)).toBe('paused')
  stripe.fault({
    kind: 'rate-limit',
    reason: 'endpoint-rate',
    method: 'POST',
    path: '/v1/events/*/retry',
    times: 3,
  })
  await decide(between.id, ada)
  await expect(carryOut(between.id)).rejects.toThrow(TryLater)
  await decide(halfway.id, ada)
  const letGo = stripe.fault({
    kind: 'hold',
    when: 'after',
    method: 'POST',
    path: '/v1/events/*/retry',
    times: 1,
  })
  const going = carryOut(halfway.id)
  await vi.waitFor(
    async () => {
      expect((await read(halfway.id)).deliveries.at(-1)).toMatchObject({ purpose: 'resend', outcome: 'open' })
    },
    { timeout: 10_000 },
  )
  await decide(approved.id, ada)
  const backups = { dump: await dump(), copy: await copyFiles() }
  letGo()
  await going
  return { approved, between, halfway, unknown, waiting, backups }
}

const { backups, ...requests } = await anOrdinaryDay()
const ids = Object.values(requests).map(({ id }) => id)

/** What the backups know nothing of: everything is carried out. */
await settleUnknown(requests.unknown.id, 'arrived')
await decide(requests.waiting.id, ada)
await work()
for (const id of ids) expect(await state(id)).toBe('carried out')
const sent = effects().length

function settle(
  requestId: string,
  [deliveryId = '', ...others]: string[],
  verdict: 'arrived' | 'did not arrive',
) {
  const because = 'Seen in the feed.'
  return settleDelivery(permit(kofi, 'delivery:settle'), { requestId, deliveryId, others, verdict, because })
}

async function settleUnknown(id: string, verdict: 'arrived' | 'did not arrive') {
  const unknown = (await read(id)).deliveries.filter(({ outcome }) => outcome === 'unknown')
  await settle(
    id,
    unknown.map((delivery) => delivery.id),
    verdict,
  )
}

afterEach(async () => {
  await live(databaseUrl)
  await elsewhere?.end()
  elsewhere = undefined
})
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

async function restore(backup: Backup) {
  await live('')
  elsewhere = await backup.restore()
  process.env['DATABASE_URL'] = elsewhere.url
}

describe.each([
  ['dump that is read in elsewhere', () => backups.dump],
  ['copy of the files that is recovered to its moment', () => backups.copy],
])('a %s', (_, backupOf) => {
  it('sends nothing again: a person says what was sent since, and the rest goes on', async () => {
    await restore(backupOf())
    const { approved, between, halfway, unknown, waiting } = requests
    expect(await Promise.all(ids.map(state))).toEqual([
      ...['approved', 'carrying out', 'carrying out', 'paused', 'waiting'],
    ])
    await expect(carryOut(between.id)).rejects.toThrow(/restored backup/)
    await work()
    expect(effects()).toHaveLength(sent)
    expect(await Promise.all(ids.map(state))).toEqual([
      ...['paused', 'paused', 'paused', 'paused', 'waiting'],
    ])

    const page = await read(approved.id)
    expect(page.request.stateSentence).toMatch(
      /^The desk was restored from a backup of \d{4}-\d\d-\d\d \d\d:\d\d UTC\. Whether this was sent since is not known\.$/,
    )
    expect(page.deliveries.map(({ purpose, outcome, failure }) => [purpose, outcome, failure])).toEqual(
      page.plan.steps.filter(({ kind }) => kind !== 'wait').map(({ kind }) => [kind, 'unknown', 'restored']),
    )
    expect((await read(halfway.id)).deliveries.at(1)).toMatchObject({ outcome: 'unknown', failure: null })

    for (const { id } of [approved, between, halfway, unknown]) await settleUnknown(id, 'arrived')
    await work()
    for (const { id } of [approved, between, halfway, unknown]) expect(await state(id)).toBe('carried out')
    expect(effects()).toHaveLength(sent)

    const { moved } = await checkPlan(permit(ada, 'request:see'), waiting.id)
    expect(moved.map(({ what }) => what)).toContainEqual(
      expect.stringMatching(/^warning: The desk was restored from a backup at /),
    )
    await expect(decide(waiting.id, ada)).rejects.toThrow(/the plan no longer holds/)
    expect(await state(waiting.id)).toBe('stale')
    expect(effects()).toHaveLength(sent)
  }, 90_000)
})

describe('a backup that is restored in its place', () => {
  const tell = () =>
    promisify(execFile)(process.execPath, ['--conditions=react-server', 'scripts/restored.ts'], {
      env: { ...process.env, LOG_LEVEL: 'silent' },
    })

  it('is told by a command; what a person says did not arrive is then sent once', async () => {
    const { id } = await file('team@cedar.example')
    await decide(id, ada)
    const { stdout } = await tell()
    expect(stdout).toMatch(/1 requests are paused/)
    await work()
    expect(effects()).toHaveLength(sent)
    const asked = (await read(id)).deliveries
    expect(asked.map(({ outcome }) => outcome)).toEqual(asked.map(() => 'unknown'))

    const [first] = asked
    await settle(id, [first?.id ?? ''], 'did not arrive')
    expect(await state(id)).toBe('paused')
    await expect(
      settle(
        id,
        asked.map((delivery) => delivery.id),
        'arrived',
      ),
    ).rejects.toThrow(/Somebody settled this delivery a moment ago/)
    expect((await read(id)).deliveries.filter(({ outcome }) => outcome === 'arrived')).toEqual([])
    await settleUnknown(id, 'did not arrive')
    await work()
    expect(await state(id)).toBe('carried out')
    expect(effects()).toHaveLength(sent + asked.length)
    const attempts = (await read(id)).deliveries.map(({ attempt, outcome }) => `${attempt} ${outcome}`)
    expect(attempts.sort()).toEqual([
      ...asked.map(() => '1 did not arrive'),
      ...asked.map(() => '2 accepted'),
    ])
  }, 60_000)

  it('stands in the audit, and only once', async () => {
    expect(await noticeRestore(desk)).toBeNull()
    const entries = await asOwner`select detail from audit_entries where event = 'desk.restored'`
    expect(entries).toMatchObject([{ detail: { paused: 1, told: true } }])
  })

  it('cannot be hidden by the application', async () => {
    await expect(asApplication`update homes set place = 'elsewhere'`).rejects.toThrow(/permission denied/)
    await expect(asApplication`delete from homes`).rejects.toThrow(/permission denied/)
    await asApplication`insert into homes (id, place) values (${v7()}, 'made up')`
    expect(await asApplication`select from homes where place = 'made up'`).toHaveLength(0)
  })
})
