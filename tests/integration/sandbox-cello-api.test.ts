import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startCello, type CelloWorld } from '#sandbox/cello/index.ts'
import openapi from '#sandbox/cello/openapi.json' with { type: 'json' }
import { referrers } from '#sandbox/story/referrers.ts'

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
    expect(conforms('TokenResponse', first.body)).toEqual([])
    expect(first.body).toMatchObject({ expiresIn: 18_000, refreshTokenExpiresIn: 432_000 })
    const second = await token({
      refreshToken: z.object({ refreshToken: z.string() }).parse(first.body).refreshToken,
    })
    expect(second.status).toBe(201)
    expect(conforms('RefreshTokenResponse', second.body)).toEqual([])
    expect(second.body).not.toHaveProperty('refreshToken')
  })

  it.each([
    { accessKeyId: 'practice-access-key', secretAccessKey: 'wrong' },
    { refreshToken: 'unknown' },
    { something: 'else' },
    'not JSON',
  ])('refuses a token for %o', async (credentials) => {
    const { status, body } = await token(credentials)
    expect(status).toBe(400)
    expect(conforms('Error', body)).toEqual([])
  })

  it.each(['/referral-codes/pNRB1aYqArN', '/referral-codes/active-link/usr_2210', '/new-users/usr_1/reward'])(
    'answers 401 at %s without a token, with a wrong one and with an expired one',
    async (path) => {
      const bearer = await signIn()
      expect((await get(path, bearer)).status).toBe(200)
      time += 18_001_000
      for (const refused of [undefined, 'Bearer nonsense', bearer]) {
        const { status, body } = await get(path, refused)
        expect(status).toBe(401)
        expect(conforms('Error', body)).toEqual([])
      }
    },
  )

  it('knows every referrer’s code and answers an unknown one with 200 and empty strings', async () => {
    const bearer = await signIn()
    for (const { code, userId } of referrers) {
      const { body } = await get(`/referral-codes/${code}`, bearer)
      expect(conforms('ReferralCodeValidation', body)).toEqual([])
      expect(body).toMatchObject({ code, valid: true, productUserId: userId })
    }
    const { status, body } = await get('/referral-codes/BADCODE', bearer)
    expect(status).toBe(200)
    expect(body).toEqual({ code: 'BADCODE', valid: false, productUserId: '', campaignId: '' })
  })

  it('gives a referrer’s active code and link', async () => {
    const { body } = await get('/referral-codes/active-link/usr_2210', await signIn())
    expect(conforms('ActiveLinkResponse', body)).toEqual([])
    expect(body).toMatchObject({
      activeUcc: 'pNRB1aYqArN',
      link: 'https://product.example/invite/pNRB1aYqArN',
    })
  })

  it('shows the referral of an attributed new user, and nothing of one who is not', async () => {
    const bearer = await signIn()
    learn({ cello_ucc: 'pNRB1aYqArN', new_user_id: 'usr_40871' })
    const attributed = (await get('/new-users/usr_40871/reward', bearer)).body
    expect(conforms('RewardEligibilityResponse', attributed)).toEqual([])
    expect(attributed).toMatchObject({
      eligible: true,
      referralUcc: 'pNRB1aYqArN',
      campaignId: 'campaign_spring',
    })
    const other = (await get('/new-users/usr_40872/reward', bearer)).body
    expect(conforms('RewardEligibilityResponse', other)).toEqual([])
    expect(other).toEqual({ eligible: false, reward: null })
  })

  it('shows nothing of an attributed new user whose campaign gives new users no reward', async () => {
    learn({ cello_ucc: 'kT4mZ8xQw2L', new_user_id: 'usr_1' })
    const { body } = await get('/new-users/usr_1/reward', await signIn())
    expect(cello.attributions).toMatchObject([{ newUserId: 'usr_1' }])
    expect(body).toEqual({ eligible: false, reward: null })
  })

  it('answers paths it does not have with 404, and every call with an apigw-requestid', async () => {
    const bearer = await signIn()
    const answers = [await get('/nothing', bearer), await get('/new-users/usr_1/reward'), await token({})]
    expect(answers.map(({ status }) => status)).toEqual([404, 401, 400])
    expect(new Set(answers.map(({ requestId }) => requestId)).size).toBe(3)
    expect(cello.calls.slice(-3).map(({ requestId }) => requestId)).toEqual(
      answers.map(({ requestId }) => requestId),
    )
  })

  it('can be made to fail, to cut the line, and to forget its tokens', async () => {
    const bearer = await signIn()
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

async function token(credentials: unknown) {
  const body = typeof credentials === 'string' ? credentials : JSON.stringify(credentials)
  return read(await fetch(`${cello.address}/token`, { method: 'POST', body }))
}

async function signIn() {
  const { body } = await token(cello.keys)
  return `Bearer ${z.object({ accessToken: z.string() }).parse(body).accessToken}`
}

async function get(path: string, authorization?: string) {
  return read(await fetch(cello.address + path, { headers: authorization ? { authorization } : {} }))
}

async function read(response: Response) {
  const body: unknown = await response.json()
  return { status: response.status, body, requestId: response.headers.get('apigw-requestid') }
}

/** What in a value is not as Cello's own OpenAPI document has it; a field the document does not name counts too. */
function conforms(name: keyof typeof openapi.components.schemas, value: unknown): string[] {
  const schemas: Record<string, unknown> = openapi.components.schemas
  return problems(schemaShape.parse(schemas[name]), value, name)
}

const schemaShape = z.object({
  $ref: z.string().optional(),
  type: z.string().optional(),
  nullable: z.boolean().optional(),
  enum: z.array(z.string()).optional(),
  required: z.array(z.string()).default([]),
  get properties() {
    return z.record(z.string(), schemaShape).optional()
  },
  get oneOf() {
    return z.array(schemaShape).optional()
  },
})

function problems(schema: z.infer<typeof schemaShape>, value: unknown, at: string): string[] {
  if (schema.$ref)
    return conforms(
      z.custom<keyof typeof openapi.components.schemas>().parse(schema.$ref.split('/').at(-1)),
      value,
    )
  if (schema.oneOf) {
    const fitting = schema.oneOf.filter((one) => problems(one, value, at).length === 0)
    return fitting.length === 1 ? [] : [`${at} fits ${fitting.length} of the allowed shapes`]
  }
  if (value === null && schema.nullable) return []
  if (schema.enum && !schema.enum.includes(String(value)))
    return [`${at} is not one of ${schema.enum.join(', ')}`]
  if (schema.type !== typeOf(value) && !(schema.type === 'number' && typeOf(value) === 'integer')) {
    return [`${at} is ${typeOf(value)}, not ${schema.type ?? 'declared'}`]
  }
  if (!schema.properties) return []
  const object = z.record(z.string(), z.unknown()).parse(value)
  const properties = schema.properties
  return [
    ...schema.required.filter((key) => !(key in object)).map((key) => `${at}.${key} is missing`),
    ...Object.entries(object).flatMap(([key, inner]) => {
      const property = properties[key]
      return property ? problems(property, inner, `${at}.${key}`) : [`${at}.${key} is not in the document`]
    }),
  ]
}

function typeOf(value: unknown) {
  if (value === null) return 'null'
  return Number.isInteger(value) ? 'integer' : typeof value
}
