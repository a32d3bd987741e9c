import { expect, it } from 'vitest'
import { explain, Obstacle } from '#scripts/parts/obstacle.ts'
import { explainDatabase } from '#scripts/parts/database-sentences.ts'
import { explainPostgres } from '#scripts/parts/postgres-sentences.ts'
import { isPractice } from '#scripts/parts/settings.ts'

const where = { folder: '/srv/desk/.data', root: '/srv/desk', port: 54_320 }
const failure = (code: string, message = code) => Object.assign(new Error(message), { code })

it.each([
  ['initdb: error: could not write to file "pg_wal": No space left on device', 'The disk is full.'],
  ['FATAL:  could not create lock file "postmaster.pid": No space left on device', 'The disk is full.'],
  ['FATAL:  lock file "postmaster.pid" already exists', 'already running'],
  ['could not bind IPv4 address "127.0.0.1": Address already in use', 'port 54320'],
  ['FATAL:  database files are incompatible with server', 'another version of PostgreSQL'],
  ['spawn /srv/desk/node_modules/initdb EACCES', 'may not read'],
  ['initdb: error: could not access directory "/srv/desk/.data": Permission denied', 'may not read'],
  ['FATAL:  something nobody has seen', 'something nobody has seen'],
])('says what stopped PostgreSQL: %s', (log, sentence) => {
  expect(explainPostgres(log, where).message).toContain(sentence)
})

it('says that the disk is full, whoever reports it', () => {
  for (const error of [
    failure('ENOSPC'),
    failure('53100'),
    explainDatabase(failure('53100'), 'postgres://desk@db/desk'),
  ])
    expect(explain(error)).toEqual(
      new Obstacle('The disk is full. Free some space and start again; nothing that was saved is lost.'),
    )
})

it('leaves an error that it does not know as it is', () => {
  const bug = new TypeError('x is not a function')
  expect(explain(bug)).toBe(bug)
  expect(explainDatabase(bug, 'postgres://desk@db/desk')).toBe(bug)
})

it('finds the cause of what the database driver wraps', () => {
  const wrapped = new Error('Failed query', { cause: failure('ECONNREFUSED') })
  expect(explainDatabase(wrapped, 'postgres://desk:hush@db:6000/desk')).toEqual(
    new Obstacle('The database at db:6000/desk cannot be reached. Start it, or correct DATABASE_URL.'),
  )
})

it('practises only where nothing real is configured', () => {
  expect(isPractice({})).toBe(true)
  expect(isPractice({ STRIPE_SECRET_KEY: '' })).toBe(true)
  expect(isPractice({ STRIPE_SECRET_KEY: 'sk_test_1' })).toBe(false)
  expect(isPractice({ CELLO_ACCESS_KEY_ID: 'key' })).toBe(false)
  expect(() =>
    isPractice({ STRIPE_SECRET_KEY: 'sk_test_1', PRACTICE_SANDBOX: 'http://127.0.0.1:4010' }),
  ).toThrow(/never mixed/)
  expect(() =>
    isPractice({ STRIPE_API_BASE: 'http://127.0.0.1:4011', OIDC_ISSUER: 'https://sign-in.example' }),
  ).toThrow(/^OIDC_ISSUER, STRIPE_API_BASE are set, but no provider is\./)
})
