import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { GET } from '#app/api/cases/openapi.json/route.ts'
import { POST } from '#app/api/cases/route.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { findTokens } from '#lib/intake/find-tokens.ts'
import { makeToken } from '#lib/intake/make-token.ts'
import { revokeToken } from '#lib/intake/revoke-token.ts'
import document from '#docs/cases-openapi.json' with { type: 'json' }
import { eventsOf, readCase } from '#tests/support/cases.ts'
import { sam } from '#tests/support/cast.ts'
import { asApplication as sql, asOwner } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'
import { insertPerson } from '#tests/support/rows.ts'

await openDesk()
const server = createServer((asked, answer) => void getRequestListener(POST)(asked, answer)).listen(
  0,
  '127.0.0.1',
)
await once(server, 'listening')
const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/cases`
afterAll(async () => {
  server.close()
  await disconnect()
})
beforeEach(() => asOwner`delete from limits`)

const otto: Who = { ...sam, id: await insertPerson(sql, 'Otto', ['admin']), name: 'Otto', roles: ['admin'] }
const make = (source = 'Zendesk') =>
  makeToken(permit(otto, 'api-token:make'), { name: `Token ${v7()}`, source, scopes: ['cases:open'] })

const ticket = (more: object = {}) => ({
  reference: v7(),
  summary: 'Jana says that she referred Nils',
  cause: 'cookies refused',
  referrer: { name: 'Jana Weber', email: 'jana@contoso.example' },
  referral: 'https://refer.contoso.example/pNRB1aYqArN',
  newUsers: [{ id: 'usr_nils', email: 'nils@northwind.example' }],
  stake: { amount: 12_000, currency: 'EUR' },
  link: 'https://contoso.zendesk.example/tickets/7',
  ...more,
})

interface Sent {
  token?: string
  headers?: Record<string, string>
}

async function send(body: unknown, { token, headers = {} }: Sent = {}) {
  const response = await fetch(base, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, string>,
  }
}

describe('a help desk with a token', () => {
  it('names a new user twice, and the case has them once', async () => {
    const { token } = await make()
    const nils = { id: 'usr_nils', email: 'nils@northwind.example' }
    const { body } = await send(ticket({ newUsers: [nils, { id: 'usr_anna' }, nils] }), { token })
    const { newUsers } = await readCase(body['id'] ?? '')
    expect(newUsers.map(({ newUserId }) => newUserId)).toEqual(['usr_nils', 'usr_anna'])
  })

  it('opens a case, once for each reference, also when it asks twice at the same time', async () => {
    const { token } = await make()
    const form = ticket()
    const [one, other] = await Promise.all([send(form, { token }), send(form, { token })])
    expect([one.status, other.status].sort()).toEqual([200, 201])
    expect(one.body['id']).toBe(other.body['id'])
    const id = one.body['id'] ?? ''
    const { row, cause, newUsers } = await readCase(id)
    expect(row).toMatchObject({
      state: 'new',
      source: 'Zendesk',
      reference: form.reference,
      referrerEmail: 'jana@contoso.example',
      referralCode: 'pNRB1aYqArN',
      stakeCurrency: 'eur',
      sourceLink: form.link,
    })
    expect(one.body).toMatchObject({
      number: `C-${row.number}`,
      address: `http://127.0.0.1:3000/cases/${id}`,
    })
    expect(cause).toBe('Cookies refused')
    expect(newUsers).toMatchObject([{ newUserId: 'usr_nils' }])
    expect(await eventsOf(id)).toEqual(['case.opened by the desk'])
  })

  it('is told so where the reference comes again with other content', async () => {
    const { token } = await make()
    const form = ticket()
    const { body } = await send(form, { token })
    const again = await send({ ...form, summary: 'Something else' }, { token })
    expect(again).toMatchObject({
      status: 409,
      body: { sentence: expect.stringContaining(body['number'] ?? '') as unknown },
    })
  })

  it('keeps its references with a new token of the same source, and shares none with another', async () => {
    const form = ticket()
    const first = await send(form, { token: (await make('Front')).token })
    const second = await send(form, { token: (await make('Front')).token })
    const third = await send(form, { token: (await make('Zammad')).token })
    expect([first, second, third].map(({ status }) => status)).toEqual([201, 200, 201])
    expect(second.body['id']).toBe(first.body['id'])
  })

  it.each<[string, unknown, string | undefined]>([
    ['no JSON', '{', undefined],
    ['no summary', ticket({ summary: undefined }), 'summary'],
    ['an unknown field', ticket({ sumary: 'x' }), undefined],
    ['an unknown cause', ticket({ cause: 'the weather' }), 'cause'],
    ['no e-mail address', ticket({ referrer: { email: 'jana' } }), 'referrer.email'],
    ['nobody who was referred', ticket({ newUsers: [{}] }), 'newUsers.0.id'],
    ['a script as its link', ticket({ link: 'javascript:alert(1)' }), 'link'],
    ['a day that is none', ticket({ happenedOn: '2026-02-30' }), 'happenedOn'],
    ['no currency', ticket({ stake: { amount: 1, currency: 'zzz' } }), 'stake.currency'],
  ])('that sends %s is told what is wrong', async (_, body, field) => {
    const { token } = await make()
    const answer = await send(body, { token })
    expect(answer).toMatchObject({ status: 422, body: { kind: 'invalid' } })
    expect(answer.body['sentence']).toMatch(/\.$/)
    expect(answer.body['field']).toBe(field)
  })

  it.each(['reference', 'cause'])('that sends an invisible character as %s is told which', async (field) => {
    const { token } = await make()
    const { status, body } = await send(ticket({ [field]: 'a\u0000b' }), { token })
    expect([status, body]).toMatchObject([422, { kind: 'invalid', field }])
  })

  it('that sends too much, or something else than JSON, is refused', async () => {
    const { token } = await make()
    expect((await send(' '.repeat(600_000), { token })).body['sentence']).toContain('512 KB')
    expect((await send(ticket(), { token, headers: { 'content-type': 'text/plain' } })).status).toBe(422)
  })

  it('is held up when it sends more than 120 a minute, refused ones among them, and told for how long', async () => {
    const { token } = await make()
    const form = ticket()
    await send(form, { token })
    await send({}, { token })
    await asOwner`update limits set points = points + 118 where key like 'cases taken in%'`
    const held = await send(form, { token })
    expect(held.status).toBe(429)
    expect(Number(held.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('a request without a token that counts', () => {
  it('is refused: none, a wrong one, a revoked one; and nothing is opened', async () => {
    const { id, token } = await make()
    await revokeToken(permit(otto, 'api-token:revoke'), { tokenId: id })
    const form = ticket()
    for (const given of [undefined, 'desk_x', `desk_${'a'.repeat(43)}`, token])
      expect(await send(form, given === undefined ? {} : { token: given })).toMatchObject({ status: 401 })
    expect((await send(form, { headers: { cookie: 'next-auth.session-token=x' } })).status).toBe(401)
    expect(await sql`select from cases where reference = ${form.reference}`).toHaveLength(0)
    await expect(revokeToken(permit(otto, 'api-token:revoke'), { tokenId: id })).rejects.toMatchObject({
      kind: 'conflict',
    })
  })

  it('is held up after 20 of one address', async () => {
    for (let tries = 0; tries < 20; tries += 1)
      await send(ticket(), { headers: { 'x-forwarded-for': '10.0.0.1' } })
    expect((await send(ticket(), { headers: { 'x-forwarded-for': '10.0.0.1' } })).status).toBe(429)
    expect((await send(ticket(), { headers: { 'x-forwarded-for': '10.0.0.2' } })).status).toBe(401)
  })
})

describe('a token', () => {
  it('is shown once: only its hash is kept, and the list tells its last letters', async () => {
    const { id, token } = await make()
    const rows = await sql<
      { row: string }[]
    >`select to_jsonb(t)::text as row from api_tokens t where id = ${id}`
    expect(rows[0]?.row).not.toContain(token)
    const listed = (await findTokens(permit(otto, 'api-token:see'))).find((one) => one.id === id)
    expect(listed).toMatchObject({ ending: token.slice(-4), madeBy: 'Otto', revokedAt: null })
    expect(JSON.stringify(listed)).not.toContain(token)
    expect(await eventsOf(id)).toEqual(['api token.made by Otto'])
    const told = await sql<{ detail: unknown }[]>`select detail from audit_entries where subject = ${id}`
    expect(JSON.stringify(told)).not.toContain(token)
  })

  it('is made by admins alone, and its name is free again when it was revoked', async () => {
    expect(() => permit(sam, 'api-token:make')).toThrow(/needs the role admin/)
    const form = { name: 'Only one', source: 'Front', scopes: ['cases:open' as const] }
    const { id } = await makeToken(permit(otto, 'api-token:make'), form)
    await expect(makeToken(permit(otto, 'api-token:make'), form)).rejects.toMatchObject({ kind: 'conflict' })
    await revokeToken(permit(otto, 'api-token:revoke'), { tokenId: id })
    await makeToken(permit(otto, 'api-token:make'), form)
  })
})

describe('the OpenAPI document', () => {
  it('stands in the documentation as it is served', async () => {
    expect(document).toEqual(await (await GET()).json())
  })

  it('describes what is sent and what is answered', async () => {
    const post = document.paths['/api/cases'].post
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    const takes = ajv.compile(post.requestBody.content['application/json'].schema)
    const gives = ajv.compile(post.responses['201'].content['application/json'].schema)
    const refuses = ajv.compile(post.responses['401'].content['application/json'].schema)
    const { token } = await make()
    expect(takes(ticket())).toBe(true)
    expect(takes(ticket({ sumary: 'x' }))).toBe(false)
    expect(gives((await send(ticket(), { token })).body)).toBe(true)
    expect(refuses((await send(ticket())).body)).toBe(true)
  })
})
