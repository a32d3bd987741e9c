import { v7 } from 'uuid'
import { POST } from '#app/api/cases/route.ts'
import { permit } from '#lib/auth/actor.ts'
import { makeToken } from '#lib/intake/make-token.ts'
import { sam } from './cast.ts'
import { asApplication as sql } from './database.ts'
import { insertPerson } from './rows.ts'

export const ticket = (more: object = {}) => ({
  reference: v7(),
  summary: 'Jana says that she referred Nils',
  referrer: { name: 'Jana Weber', email: 'jana@contoso.example' },
  newUsers: [{ id: 'usr_nils', email: 'nils@northwind.example' }],
  ...more,
})

/** A token of a new help desk's own, as whoever is given here makes it. */
export async function makeHelpDesk() {
  const id = await insertPerson(sql, 'Otto', ['admin'])
  const otto = permit({ ...sam, id, name: 'Otto', roles: ['admin'] }, 'api-token:make')
  const { token } = await makeToken(otto, { name: v7(), source: 'Zendesk', scopes: ['cases:open'] })

  /** Knocks at the door itself, so that the bytes and the headers arrive as they are given. */
  return async (body: unknown, headers: Record<string, string> = {}, scheme = 'Bearer') => {
    const response = await POST(
      new Request('http://127.0.0.1:3000/api/cases', {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `${scheme} ${token}`, ...headers },
        body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body),
      }),
    )
    return { status: response.status, body: (await response.json()) as Record<string, string> }
  }
}
