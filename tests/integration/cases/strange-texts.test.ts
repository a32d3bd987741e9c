import { asVisitor } from '#tests/support/as-visitor.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { POST as earlier } from '#app/api/cases/earlier/route.ts'
import { POST as find } from '#app/api/find/route.ts'
import { findCases } from '#lib/cases/find-cases.ts'
import { asRefusal } from '#lib/action.ts'
import { hashToken } from '#lib/auth/token.ts'
import { see } from '#tests/support/cases.ts'
import { sam } from '#tests/support/cast.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { openDesk } from '#tests/support/desk.ts'

await openDesk()
afterAll(disconnect)
const token = v7()
await sql`insert into sessions (id, token_hash, person_id, expires) values (${v7()}, ${hashToken(token)}, ${sam.id}, now() + interval '1 hour')`

const at = 'http://127.0.0.1:3000/api'
const ask = async (
  door: (request: Request, context: { params: Promise<never> }) => Promise<Response>,
  body: object,
) => {
  const request = new Request(at, { method: 'POST', body: JSON.stringify(body) })
  const response = await asVisitor(token, () => door(request, { params: Promise.resolve({} as never) }))
  return { status: response.status, body: (await response.json()) as Record<string, string> }
}

describe('what is typed with letters that no text may hold', () => {
  it.each(['\u0000', 'jana\u0000', '\ud800', 'jana@contoso.example\udc00'])(
    'is refused by the palette, with a sentence: %j',
    async (text) => {
      const { status, body } = await ask(find, { text })
      expect({ status, kind: body['kind'] }).toEqual({ status: 422, kind: 'invalid' })
      expect(body['sentence']).toMatch(/^Type a word/)
    },
  )

  it.each([
    { referrerEmail: 'jana@\u0000contoso' },
    { referrerId: '\u0000' },
    { referral: 'pNRB1aYqArN\u0000' },
    { newUsers: [{ newUserId: 'usr\u0000', email: null, customerId: null }] },
    { newUsers: [{ newUserId: null, email: 'nils@\u0000northwind', customerId: null }] },
    { newUsers: [{ newUserId: null, email: null, customerId: '\ud800' }] },
  ])('is refused where earlier cases are looked for, with a sentence: %j', async (concerned) => {
    const { status, body } = await ask(earlier, concerned)
    expect({ status, kind: body['kind'] }).toEqual({ status: 422, kind: 'invalid' })
    expect(body['sentence']).toMatch(/^Type who complains/)
  })

  it('is refused, not lost, wherever else it comes to the database', async () => {
    await expect(findCases(see, { source: 'Zen\u0000desk' })).rejects.toSatisfy(
      (error) => asRefusal(error).kind === 'invalid',
    )
    const inJson = { permission: 'case:see', sentence: 'a\ud800' }
    await expect(sql`select ${sql.json(inJson)}::jsonb`).rejects.toSatisfy(
      (error) => asRefusal(error).kind === 'invalid',
    )
  })
})
