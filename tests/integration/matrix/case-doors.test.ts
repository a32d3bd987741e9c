import { asVisitor } from '#tests/support/as-visitor.ts'
import * as earlier from '#app/api/cases/earlier/route.ts'
import * as find from '#app/api/find/route.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { may, permit, type Who } from '#lib/auth/actor.ts'
import { permissions } from '#lib/auth/permissions.ts'
import { forbidden } from '#lib/errors.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { startMailbox } from '#sandbox/mailbox/index.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { findDoors } from '#tests/support/doors/find-doors.ts'
import { openLedgerDesk } from '#tests/support/ledger-desk.ts'
import { insertPerson } from '#tests/support/rows.ts'
import { answerOf } from './answers.ts'
import { caseKnocks } from './case-knocks.ts'
import { caseDoors } from './case-table.ts'
import { makeVisitors, type Visitor } from './visitors.ts'

const mailbox = await startMailbox({ deskAddress: 'http://127.0.0.1:3000' })
const world = openLedgerDesk({ SMTP_URL: mailbox.smtp, MAIL_FROM: 'desk@attribution.example' })
const visitors = await makeVisitors()
const someone = async (name: string, ...roles: Who['roles']): Promise<Who> => ({
  id: await insertPerson(sql, name, [...roles]),
  name,
  email: `${name.toLowerCase()}@attribution.example`,
  roles,
})
const worker = await someone('Worker', 'requester')
const admin = await someone('Keeper', 'admin')
await someone('Approver', 'approver')
const knocks = caseKnocks({ worker, admin, world })
const doors = findDoors()

afterAll(async () => {
  await stopBoss()
  await disconnect()
  await mailbox.close()
})

/** A page says whom to ask where the permission is missing, and reads nothing; a schedule's permission is nobody's. */
async function knockAt(door: string, visitor: Visitor): Promise<unknown> {
  const knock = knocks[door]
  if (knock) return asVisitor(visitor.token, () => knock(visitor))
  const [asked] = doors.find(({ name }) => name === door)?.permissions ?? []
  const permission = Object.keys(permissions).find((one) => one === asked) as keyof typeof permissions
  if (door.startsWith('schedule')) return permit(visitor, permission)
  if (!may(visitor, permission)) throw forbidden('The page says whom to ask.')
  return permit(visitor, permission)
}

describe(`${Object.keys(caseDoors).length * 16} ways to cases: ${Object.keys(caseDoors).length} doors × 16 sets of roles`, () => {
  it.each(Object.entries(caseDoors))('%s', async (door, { who, writes }) => {
    for (const visitor of visitors) {
      const allowed = visitor.roles.some((role) => who.includes(role))
      const before = await entriesOf(visitor)
      const answer = await answerOf(knockAt(door, visitor))
      expect(answer, visitor.name).toBe(allowed ? 'allowed' : 'forbidden')
      const told = (await entriesOf(visitor)).slice(before.length)
      if (allowed)
        expect(told, visitor.name).toEqual(writes === undefined ? [] : expect.arrayContaining([writes]))
      else expect(told, visitor.name).toEqual(door in knocks ? ['door.refused'] : [])
    }
  })
})

describe('what is typed into a search', () => {
  const visitor = visitors.at(-1)
  const ask = (post: typeof find.POST, typed: object) =>
    asVisitor(visitor?.token ?? '', () =>
      post(new Request('http://127.0.0.1:3000/', { method: 'POST', body: JSON.stringify(typed) }), {
        params: Promise.resolve({}),
      }),
    )

  it.each([
    ['the palette', find.POST, { text: 'a\u0000b' }],
    ['the form of a case', earlier.POST, { referrerId: 'a\u0000b' }],
  ])('by %s is refused with what to do where no database takes it', async (_, post, typed) => {
    const answer = await ask(post, typed)
    expect([answer.status, await answer.json()]).toMatchObject([
      422,
      { kind: 'invalid', sentence: expect.stringContaining('Type ') as unknown },
    ])
  })
})

/** What the audit tells of a visitor: what they did, and what they were refused. */
async function entriesOf({ id }: Visitor) {
  const rows = await sql<{ event: string }[]>`
    select event from audit_entries where person_id = ${id} or detail ->> 'person' = ${id} order by id`
  return rows.map(({ event }) => event)
}
