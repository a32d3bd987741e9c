import { expect, onTestFinished, test } from 'vitest'
import { connect, type Settings } from '#lib/providers/cello/client.ts'
import { readCode, readNewUser } from '#lib/providers/cello/look-up.ts'
import { startCello } from '#sandbox/cello/index.ts'
import { referrers } from '#sandbox/story/referrers.ts'

async function openCello(changes: Partial<Settings> = {}) {
  const cello = await startCello({ referrers })
  onTestFinished(() => cello.close())
  const connection = connect({
    ...cello.keys,
    priceUnit: cello.priceUnit,
    base: `${cello.address}/`,
    ...changes,
  })
  const tokens = () => cello.calls.filter(({ operation }) => operation === 'token').length
  return { cello, connection, tokens }
}

test('a code is looked up with its owner and campaign, an unknown one is not valid', async () => {
  const { connection, tokens } = await openCello()
  expect(await readCode(connection, 'pNRB1aYqArN')).toMatchObject({ valid: true, ownerId: 'usr_2210' })
  expect(await readCode(connection, 'Nx0Kd3vQe9Z')).toEqual({ valid: false, ownerId: '', campaignId: '' })
  expect(await readCode(connection, 'a/../b?c#d')).toMatchObject({ valid: false })
  expect(tokens()).toBe(1)
})

test('a new user is shown with the code that Cello credits, or with none', async () => {
  const { cello, connection } = await openCello()
  expect(await readNewUser(connection, 'usr_9')).toEqual({ referralCode: null, campaignId: null })
  cello.learn(
    { id: 'cus_1', email: 'a@b.example', metadata: { cello_ucc: 'pNRB1aYqArN', new_user_id: 'usr_9' } },
    new Date(),
  )
  expect(await readNewUser(connection, 'usr_9')).toMatchObject({ referralCode: 'pNRB1aYqArN' })
  expect(await readNewUser(connection, '..')).toEqual({ referralCode: null, campaignId: null })
})

test('many look-ups at once share one token', async () => {
  const { connection, tokens } = await openCello()
  await Promise.all(Array.from({ length: 10 }, () => readCode(connection, 'pNRB1aYqArN')))
  expect(tokens()).toBe(1)
})

test('a token that Cello does not take any more is renewed once, with the refresh token while that lasts', async () => {
  const { cello, connection, tokens } = await openCello()
  await readCode(connection, 'pNRB1aYqArN')
  cello.expireTokens()
  expect(await readCode(connection, 'pNRB1aYqArN')).toMatchObject({ valid: true })
  expect(tokens()).toBe(2)
  cello.fault({ kind: 'error', status: 401, on: 'referral-code' })
  await expect(readCode(connection, 'pNRB1aYqArN')).rejects.toMatchObject({ kind: 'unavailable' })
  expect(cello.calls.filter(({ operation }) => operation === 'referral-code')).toHaveLength(5)
})

test('where the refresh token has run out too, the keys give a new pair', async () => {
  const { cello, connection } = await openCello()
  await readCode(connection, 'pNRB1aYqArN')
  cello.expireTokens()
  cello.fault({ kind: 'error', status: 401, on: 'token', times: 1 })
  expect(await readCode(connection, 'pNRB1aYqArN')).toMatchObject({ valid: true })
})

test.each([400, 401])('wrong keys, answered with %i, are said without the keys', async (status) => {
  const { cello, connection } = await openCello({ secretAccessKey: 'not-the-secret' })
  if (status === 401) cello.fault({ kind: 'error', status, on: 'token' })
  const refused = readCode(connection, 'pNRB1aYqArN')
  await expect(refused).rejects.toMatchObject({
    kind: 'unavailable',
    message: expect.stringContaining('refuses the access key') as string,
  })
  await expect(refused).rejects.not.toThrow('not-the-secret')
})

test('what stumbles is tried again, what does not end is given up with a sentence', async () => {
  const { cello, connection } = await openCello()
  cello.fault({ kind: 'error', status: 503, on: 'referral-code', times: 1 })
  cello.fault({ kind: 'cut', when: 'before', on: 'token', times: 1 })
  expect(await readCode(connection, 'pNRB1aYqArN')).toMatchObject({ valid: true })
  cello.fault({ kind: 'error', status: 500, on: 'referral-code' })
  await expect(readCode(connection, 'pNRB1aYqArN')).rejects.toMatchObject({ kind: 'unavailable' })
})

test('what takes too long is given up', async () => {
  const { cello, connection } = await openCello({ timeout: 500 })
  cello.fault({ kind: 'delay', ms: 1500, on: 'reward' })
  await expect(readNewUser(connection, 'usr_9')).rejects.toThrow('cannot be reached')
})
