import path from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { disconnect } from '#db/client.ts'
import { connect, get } from '#lib/providers/cello/client.ts'
import { readCode } from '#lib/providers/cello/look-up.ts'
import { shareTokens } from '#lib/providers/index.ts'
import { keepTokens } from '#lib/work/keep-tokens.ts'
import { startChild } from '#scripts/parts/child.ts'
import { z } from 'zod'
import { asApplication } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'

const { cello } = await openDesk({ story: false })

beforeEach(async () => {
  await asApplication`update tokens set sealed = null, renewing_until = null`
  keepTokens()
})
afterEach(() => {
  cello.clearFaults()
  shareTokens(undefined)
})
afterAll(disconnect)

const settings = { ...cello.keys, priceUnit: cello.priceUnit, base: cello.address }
const connections = () => Array.from({ length: 4 }, () => connect(settings))

const logins = () => cello.calls.filter(({ operation }) => operation === 'token').length
async function newLogins(work: () => Promise<unknown>) {
  const before = logins()
  await work()
  return logins() - before
}

const askAll = (all: ReturnType<typeof connections>) =>
  Promise.all(all.flatMap((one) => [readCode(one, 'pNRB1aYqArN'), readCode(one, 'pNRB1aYqArN')]))

test('several processes that need a token at once ask Cello for one', async () => {
  cello.fault({ kind: 'delay', ms: 2500, on: 'token' })
  const script = path.join(import.meta.dirname, '../support/ask-cello-process.ts')
  const asked = await newLogins(async () => {
    const children = [1, 2, 3].map((number) =>
      startChild({ name: `Process ${String(number)}`, args: ['--conditions=react-server', script] }),
    )
    const answers = await Promise.all(children.map((child) => child.firstMessage))
    expect(answers).toEqual(children.map(() => Array.from({ length: 5 }, () => 'usr_2210')))
    await Promise.all(children.map((child) => child.stop()))
  })
  expect(asked).toBe(1)
}, 60_000)

test('a token that expires mid-way is renewed once for all who were refused with it', async () => {
  const all = connections()
  expect(await newLogins(() => askAll(all))).toBe(1)
  cello.expireTokens()
  expect(await newLogins(() => askAll(all))).toBe(1)
  expect(await newLogins(() => askAll(connections()))).toBe(0)
})

test('a refusal of an older token does not cost the newer one', async () => {
  const [one, other] = connections()
  if (!one || !other) throw new Error('there are no connections')
  await readCode(one, 'pNRB1aYqArN')
  const stale = await one.tokens().read(one.account)
  cello.expireTokens()
  await readCode(other, 'pNRB1aYqArN')
  const renewal = {
    serves: ({ access }: { access: string }) => access !== stale?.access,
    ask: () => Promise.reject(new Error('nothing is to be asked')),
  }
  const current = await one.tokens().renew(one.account, renewal)
  expect(current).toEqual(await other.tokens().read(other.account))
})

test('what is in the database is sealed, and with another secret there is nothing', async () => {
  const [one] = connections()
  if (!one) throw new Error('there is no connection')
  await readCode(one, 'pNRB1aYqArN')
  const token = await one.tokens().read(one.account)
  const rows = await asApplication<{ account: string; sealed: string; renewing_until: Date | null }[]>`
    select account, sealed, renewing_until from tokens where sealed is not null`
  expect(rows).toMatchObject([{ account: one.account, renewing_until: null }])
  const kept = JSON.stringify(rows)
  expect(token?.access).toBeTruthy()
  for (const secret of [token?.access, token?.refresh, cello.keys.accessKeyId, cello.keys.secretAccessKey])
    expect(kept).not.toContain(secret)
  await asApplication`update tokens set sealed = reverse(sealed)`
  expect(await one.tokens().read(one.account)).toBeNull()
  expect(await newLogins(() => readCode(one, 'pNRB1aYqArN'))).toBe(1)
})

test('tokens are kept apart by keys and host', () => {
  const accounts = [
    settings,
    { ...settings, secretAccessKey: 'another' },
    { ...settings, base: 'https://api.sandbox.cello.so' },
  ].map((given) => connect(given).account)
  expect(new Set(accounts).size).toBe(3)
  expect(accounts.join()).not.toContain(settings.secretAccessKey)
})

test('a renewal whose process died is taken over when its time is up', async () => {
  const [one] = connections()
  if (!one) throw new Error('there is no connection')
  await asApplication`
    insert into tokens (account, renewing_until) values (${one.account}, now() + interval '1500 milliseconds')
    on conflict (account) do update set renewing_until = excluded.renewing_until`
  const began = performance.now()
  expect(await newLogins(() => readCode(one, 'pNRB1aYqArN'))).toBe(1)
  expect(performance.now() - began).toBeGreaterThan(1000)
})

test('a renewal that failed lets the next one try at once', async () => {
  const [one] = connections()
  if (!one) throw new Error('there is no connection')
  cello.fault({ kind: 'error', status: 401, on: 'token', times: 1 })
  await expect(readCode(one, 'pNRB1aYqArN')).rejects.toThrow('keys are made per environment')
  const began = performance.now()
  expect(await get(one, '/referral-codes/pNRB1aYqArN', z.object({ valid: z.boolean() }))).toEqual({
    valid: true,
  })
  expect(performance.now() - began).toBeLessThan(2000)
})
