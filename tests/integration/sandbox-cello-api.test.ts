import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startCello, type CelloWorld } from '#sandbox/cello/index.ts'
import { referrers } from '#sandbox/story/referrers.ts'
import { ask, signIn } from '../support/sandbox-cello.ts'

let cello: CelloWorld
let time: number
beforeEach(async () => {
  time = Date.now()
  cello = await startCello({ referrers, now: () => time })
})
afterEach(() => cello.close())

describe('Cello’s API', () => {
  it('exchanges the access key for both tokens, and a refresh token for an access token', async () => {
    const first = await token(cello.keys)
    expect(first.status).toBe(201)
    expect(first.body).toMatchObject({ expiresIn: 18_000, refreshTokenExpiresIn: 432_000 })
    const second = await token({
      refreshToken: z.object({ refreshToken: z.string() }).parse(first.body).refreshToken,
    })
    expect(second.status).toBe(201)
    expect(second.body).not.toHaveProperty('refreshToken')
  })

  it.each([
    { accessKeyId: 'practice-access-key', secretAccessKey: 'wrong' },
    { accessKeyId: 'sandbox-access-key', secretAccessKey: 'sandbox-secret-access-key' },
    { refreshToken: 'unknown' },
    { something: 'else' },
    'not JSON',
  ])('refuses a token for %o', async (credentials) => {
    expect((await token(credentials)).status).toBe(400)
  })

  it.each(['/referral-codes/pNRB1aYqArN', '/referral-codes/active-link/usr_2210', '/new-users/usr_1/reward'])(
    'answers 401 at %s without a token, with a wrong one and with an expired one',
    async (path) => {
      const bearer = await signIn(cello)
      expect((await get(path, bearer)).status).toBe(200)
      time += 18_001_000
      for (const refused of [undefined, 'Bearer nonsense', bearer]) {
        expect((await get(path, refused)).status).toBe(401)
      }
    },
  )

  it('knows every referrer’s code and answers an unknown one with 200 and empty strings', async () => {
    const bearer = await signIn(cello)
    for (const { code, userId } of referrers) {
      const { body } = await get(`/referral-codes/${code}`, bearer)
      expect(body).toMatchObject({ code, valid: true, productUserId: userId })
    }
    const { status, body } = await get('/referral-codes/BADCODE', bearer)
    expect(status).toBe(200)
    expect(body).toEqual({ code: 'BADCODE', valid: false, productUserId: '', campaignId: '' })
  })

  it('gives a referrer’s active code and link', async () => {
    const { body } = await get('/referral-codes/active-link/usr_2210', await signIn(cello))
    expect(body).toMatchObject({
      activeUcc: 'pNRB1aYqArN',
      link: 'https://product.example/invite/pNRB1aYqArN',
    })
  })

  it('shows the referral of an attributed new user, and nothing of one who is not', async () => {
    const bearer = await signIn(cello)
    learn({ cello_ucc: 'pNRB1aYqArN', new_user_id: 'usr_40871' })
    const attributed = (await get('/new-users/usr_40871/reward', bearer)).body
    expect(attributed).toMatchObject({
      eligible: true,
      referralUcc: 'pNRB1aYqArN',
      campaignId: 'campaign_spring',
    })
    const other = (await get('/new-users/usr_40872/reward', bearer)).body
    expect(other).toEqual({ eligible: false, reward: null })
  })

  it('shows nothing of an attributed new user whose campaign gives new users no reward', async () => {
    learn({ cello_ucc: 'kT4mZ8xQw2L', new_user_id: 'usr_1' })
    const { body } = await get('/new-users/usr_1/reward', await signIn(cello))
    expect(cello.attributions).toMatchObject([{ newUserId: 'usr_1' }])
    expect(body).toEqual({ eligible: false, reward: null })
  })

  it('answers paths it does not have with 404, and every call with an apigw-requestid', async () => {
    const bearer = await signIn(cello)
    const answers = [await get('/nothing', bearer), await get('/new-users/usr_1/reward'), await token({})]
    expect(answers.map(({ status }) => status)).toEqual([404, 401, 400])
    expect(new Set(answers.map(({ requestId }) => requestId)).size).toBe(3)
    expect(cello.calls.slice(-3).map(({ requestId }) => requestId)).toEqual(
      answers.map(({ requestId }) => requestId),
    )
  })

  it('can be made to fail, to cut the line, and to forget its tokens', async () => {
    const bearer = await signIn(cello)
    const path = '/referral-codes/pNRB1aYqArN'
    cello.fault({ kind: 'error', status: 500, on: 'referral-code', skip: 1, times: 1 })
    const statuses = [await get(path, bearer), await get(path, bearer), await get(path, bearer)]
    expect(statuses.map(({ status }) => status)).toEqual([200, 500, 200])
    const mend = cello.fault({ kind: 'cut', when: 'before' })
    await expect(get(path, bearer)).rejects.toThrow()
    mend()
    cello.fault({ kind: 'cut', when: 'after', on: 'token' })
    await expect(token(cello.keys)).rejects.toThrow()
    expect(cello.calls.at(-1)?.status).toBeNull()
    cello.clearFaults()
    expect((await get(path, bearer)).status).toBe(200)
    cello.expireTokens()
    expect((await get(path, bearer)).status).toBe(401)
  })

  it('shows its feed and takes faults over HTTP too', async () => {
    const control = `${cello.address}/_sandbox`
    learn({ cello_ucc: 'pNRB1aYqArN', new_user_id: 'usr_1' })
    expect(await (await fetch(`${control}/feed`)).json()).toMatchObject({
      attributions: [{ newUserId: 'usr_1' }],
      rewards: [],
    })
    const post = (fault: object) =>
      fetch(`${control}/faults`, { method: 'POST', body: JSON.stringify(fault) })
    expect((await post({ kind: 'error', status: 200 })).status).toBe(400)
    expect((await post({ kind: 'error', status: 503, on: 'token' })).status).toBe(201)
    expect((await token(cello.keys)).status).toBe(503)
    expect((await fetch(`${control}/faults`, { method: 'DELETE' })).status).toBe(204)
    expect((await token(cello.keys)).status).toBe(201)
  })
})

function learn(metadata: Record<string, string>) {
  cello.learn({ id: 'cus_1', email: 'billing@northwind.example', metadata }, new Date(time))
}

function token(body: unknown) {
  return ask(cello, '/token', { method: 'POST', body })
}

function get(path: string, authorization?: string) {
  return ask(cello, path, { authorization })
}
