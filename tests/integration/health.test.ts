import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { GET } from '#app/api/health/route.ts'
import { client, disconnect } from '#db/client.ts'
import { asOwner, databaseUrl, ownerUrl } from '#tests/support/database.ts'

async function ask(question = '') {
  const answer = await GET(new Request(`http://127.0.0.1:3000/api/health${question}`))
  const body: unknown = await answer.json()
  return { status: answer.status, cache: answer.headers.get('cache-control'), body }
}

const ready = { status: 200, cache: 'no-store', body: { ready: true, missing: [] } }
const without = (...missing: string[]) => ({
  status: 503,
  cache: 'no-store',
  body: { ready: false, missing },
})

async function pointAt(change: (url: URL) => void) {
  const url = new URL(databaseUrl)
  change(url)
  await disconnect()
  process.env['DATABASE_URL'] = url.href
}

afterEach(() => pointAt(() => undefined))
afterAll(disconnect)

describe('readiness', () => {
  it('is given where the database, its migrations and the queues are there', async () => {
    expect(await ask()).toEqual(ready)
  })

  it('misses the database where it is down, where it refuses, and where it is gone', async () => {
    await pointAt((url) => (url.port = '1'))
    expect(await ask()).toEqual(without('database'))
    await pointAt((url) => (url.password = 'wrong'))
    expect(await ask()).toEqual(without('database'))
    await pointAt((url) => (url.pathname = '/elsewhere'))
    expect(await ask()).toEqual(without('database'))
  })

  it('comes back by itself with the database', async () => {
    await pointAt((url) => (url.port = '1'))
    expect(await ask()).toEqual(without('database'))
    await pointAt(() => undefined)
    expect(await ask()).toEqual(ready)
  })

  it('misses everything else where the database is empty', async () => {
    const name = `empty_${crypto.randomUUID().replaceAll('-', '')}`
    await asOwner.unsafe(`create database ${name}`)
    await pointAt((url) => {
      url.username = new URL(ownerUrl).username
      url.password = new URL(ownerUrl).password
      url.pathname = `/${name}`
    })
    expect(await ask()).toEqual(without('migrations', 'queue'))
    await disconnect()
    await asOwner.unsafe(`drop database ${name}`)
  })

  it('misses a migration that has not run, and takes a database that is ahead', async () => {
    const move = (by: number) => asOwner`
      update drizzle.__drizzle_migrations set created_at = created_at + ${by}
      where id = (select max(id) from drizzle.__drizzle_migrations)`
    await move(-1)
    expect(await ask()).toEqual(without('migrations'))
    await move(2)
    expect(await ask()).toEqual(ready)
    await move(-1)
  })

  it('misses a queue that was not made, and tables of a queue that are older than the desk', async () => {
    await asOwner`alter table pgboss.queue rename to queue_elsewhere`
    expect(await ask()).toEqual(without('queue'))
    await asOwner`alter table pgboss.queue_elsewhere rename to queue`
    await asOwner`update pgboss.queue set name = 'elsewhere' where name = 'confirm'`
    expect(await ask()).toEqual(without('queue'))
    await asOwner`update pgboss.queue set name = 'confirm' where name = 'elsewhere'`
    await asOwner`update pgboss.version set version = version - 1`
    expect(await ask()).toEqual(without('queue'))
    await asOwner`update pgboss.version set version = version + 1`
    expect(await ask()).toEqual(ready)
  })

  it('is not waited for where the database takes the call and never answers', async () => {
    await asOwner.begin(async (tx) => {
      await tx`lock table drizzle.__drizzle_migrations in access exclusive mode`
      const began = performance.now()
      expect(await ask()).toEqual(without('database'))
      expect(performance.now() - began).toBeLessThan(5000)
    })
  })

  it('asks the database once for a hundred who ask at the same moment', async () => {
    const asked = async () => {
      const [row] = await asOwner<{ calls: number }[]>`
        select sum(numbackends)::int as calls from pg_stat_database where datname = current_database()`
      return row?.calls ?? 0
    }
    await client()`select 1`
    const before = await asked()
    const answers = await Promise.all(Array.from({ length: 100 }, () => ask()))
    expect(answers.every(({ status }) => status === 200)).toBe(true)
    expect((await asked()) - before).toBeLessThanOrEqual(2)
  })
})

describe('liveness', () => {
  it('is given whatever else is broken, and asks nothing', async () => {
    await pointAt((url) => (url.port = '1'))
    expect(await ask('?live')).toEqual({ status: 200, cache: 'no-store', body: { live: true } })
  })
})

it('tells nothing more: no address, role, version or reason', async () => {
  await pointAt((url) => (url.password = 'hush-hush'))
  expect(Object.keys((await ask()).body as object)).toEqual(['ready', 'missing'])
  expect(JSON.stringify(await ask())).not.toMatch(/hush|postgres|127|attribution/)
})
