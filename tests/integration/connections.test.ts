import { afterAll, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { permit, permitDesk, type Who } from '#lib/auth/actor.ts'
import type { Connection } from '#lib/connections/connection.ts'
import { findConnections } from '#lib/connections/find-connections.ts'
import { tryConnection, tryOne } from '#lib/connections/try-connection.ts'
import { startWorker } from '#lib/work/worker.ts'
import { asOwner, ownerUrl } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'

const sandbox = await openDesk()
const otto: Who = {
  id: crypto.randomUUID(),
  name: 'Otto',
  email: 'otto@attribution.example',
  roles: ['admin'],
}
const actor = permit(otto, 'connection:see')
const tried = async (id: string) => {
  const { state, checks } = await tryConnection(actor, id)
  return { state, titles: checks.map(({ title }) => title), checks }
}
const during = async <T>(variables: Record<string, string>, work: () => Promise<T>) => {
  const before = Object.fromEntries(Object.keys(variables).map((name) => [name, process.env[name]]))
  Object.assign(process.env, variables)
  try {
    return await work()
  } finally {
    Object.assign(process.env, before)
  }
}
afterAll(disconnect)

describe('the database', () => {
  it('is found well with the limited role and every migration', async () => {
    const { state, titles, checks } = await tried('database')
    expect(titles.slice(1)).toEqual(['The role is the limited one.', 'The tables are up to date.'])
    expect(titles[0]).toMatch(/^PostgreSQL \d+\.\d+ answers\.$/)
    expect(state).toBe('works')
    expect(JSON.stringify(checks)).not.toContain(new URL(ownerUrl).password)
  })

  it('is warned of where one role does everything', async () => {
    const { state, titles } = await during({ DATABASE_URL: ownerUrl }, () => tried('database'))
    expect(state).toBe('works with a warning')
    expect(titles[1]).toBe('The role may do more than it needs.')
  })

  it('is said to be behind where a migration has not run, and to be ahead where one more has', async () => {
    const [newest] = await asOwner<{ id: number; created_at: string }[]>`
      select id, created_at from drizzle.__drizzle_migrations order by created_at desc limit 1`
    if (!newest) throw new Error('no migration has run')
    const move = (by: number) => asOwner`
      update drizzle.__drizzle_migrations set created_at = ${Number(newest.created_at) + by} where id = ${newest.id}`
    await move(-1)
    expect(await tried('database')).toMatchObject({ state: 'does not work' })
    await move(1)
    expect((await tried('database')).titles[2]).toBe('The tables are newer than the desk.')
    await move(0)
    expect(await tried('database')).toMatchObject({ state: 'works' })
  })

  it('that cannot be reached, refuses the password or does not exist is said without its password', async () => {
    const wrong = (change: (url: URL) => void) => {
      const url = new URL(process.env['DATABASE_URL'] ?? '')
      change(url)
      return during({ DATABASE_URL: url.href }, () => tried('database'))
    }
    const nowhere = await wrong((url) => (url.port = '1'))
    const refused = await wrong((url) => (url.password = 'hush-hush'))
    const missing = await wrong((url) => (url.pathname = '/elsewhere'))
    expect([nowhere, refused, missing].map(({ checks }) => checks[0]?.sentence)).toEqual([
      expect.stringContaining('cannot be reached'),
      expect.stringContaining('refuses the user or the password'),
      expect.stringContaining('does not exist'),
    ])
    expect(JSON.stringify([nowhere, refused, missing])).not.toContain('hush-hush')
  })
})

describe('the worker', () => {
  it('is missed while none runs, with the oldest job that waits, and found once one does', async () => {
    expect(await tried('worker')).toMatchObject({
      state: 'does not work',
      titles: ['No worker is alive.', 'No job waits.'],
    })
    await asOwner`
      insert into pgboss.job (name, data, start_after) values ('carry-out', '{"requestId":"none"}', now() - interval '1 hour')`
    const { checks } = await tried('worker')
    expect(checks[1]).toMatchObject({ level: 'warning', sentence: 'The oldest waits for 60 minutes.' })
    await asOwner`delete from pgboss.job`

    const worker = await startWorker()
    expect((await tried('worker')).titles[0]).toBe('A process has just begun.')
    // What pg-boss writes itself at its first heartbeat, ten seconds later.
    await asOwner`
      update pgboss.instance set workers = '[{"queue":"carry-out"},{"queue":"confirm"}]', heartbeat_on = now() where stopped_on is null`
    expect(await tried('worker')).toMatchObject({
      state: 'works',
      titles: ['A worker is alive.', 'No job waits.'],
    })
    await worker.stop()
    expect(await tried('worker')).toMatchObject({ state: 'does not work' })
  })
})

describe('a connection', () => {
  it('is tried for whoever may see it, and for nobody else', async () => {
    expect(() => permit({ ...otto, roles: ['requester', 'approver', 'manager'] }, 'connection:see')).toThrow(
      /needs the role admin/,
    )
    await expect(tryConnection(actor, 'nothing')).rejects.toMatchObject({ kind: 'not found' })
  })

  it('that answers is well: the sign-in and each provider of the sandbox', async () => {
    const calls = sandbox.stripe.calls.length
    for (const { id } of findConnections(actor).filter(({ check }) => check !== null))
      if (id !== 'worker') expect(await tryConnection(actor, id), id).toMatchObject({ state: 'works' })
    expect(sandbox.stripe.calls.slice(calls).map(({ method }) => method)).not.toContain('POST')
  })

  it('that does not answer in time, or breaks in a way nobody expected, is said and never thrown', async () => {
    const made = (check: Connection['check']): Connection => ({
      id: 'slow',
      name: 'Slow',
      brings: '',
      variables: [],
      check,
    })
    const slow = await tryOne(
      made(() => new Promise(() => undefined)),
      20,
    )
    expect(slow).toMatchObject({
      state: 'does not work',
      checks: [{ title: 'Slow does not answer in time.' }],
    })
    const broken = await tryOne(made(() => Promise.reject(new Error('secret words'))))
    expect(broken.checks[0]?.sentence).toMatch(/^Its number is E-[0-9A-F]{8}\.$/)
    expect(JSON.stringify(broken)).not.toContain('secret words')
    expect(await tryOne(made(null))).toMatchObject({ state: 'not configured', checks: [] })
  })

  it('is tried by the desk itself for npm run doctor', () => {
    expect(findConnections(permitDesk('connection:see')).map(({ id }) => id)).toContain('stripe')
  })
})
