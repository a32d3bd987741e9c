import { asVisitor } from '#tests/support/as-visitor.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { disconnect } from '#db/client.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { permissions } from '#lib/auth/permissions.ts'
import { may, permit, permitDesk } from '#lib/auth/actor.ts'
import { forbidden } from '#lib/errors.ts'
import { startChannel } from '#sandbox/channel/index.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { findDoors } from '#tests/support/doors/find-doors.ts'
import { openLedgerDesk } from '#tests/support/ledger-desk.ts'
import { insertPerson } from '#tests/support/rows.ts'
import { answerOf } from './answers.ts'
import { otherKnocks } from './other-knocks.ts'
import { otherDoors } from './table.ts'
import { makeVisitors, type Visitor } from './visitors.ts'

const channel = await startChannel({ deskAddress: 'http://127.0.0.1:3000' })
const world = openLedgerDesk({ SLACK_WEBHOOK_URL: channel.webhook })
const visitors = await makeVisitors()
await insertPerson(sql, 'Approver', ['approver'])
const proposer = await insertPerson(sql, 'Proposer', ['admin'])
afterAll(async () => {
  await stopBoss()
  await disconnect()
  await channel.close()
})

const knocks = otherKnocks({ proposer, world })
const doors = findDoors()

/** A page says whom to ask where the permission is missing, and reads nothing; a worker's permission is nobody's. */
async function knockAt(door: string, visitor: Visitor): Promise<unknown> {
  const knock = knocks[door]
  if (knock) return asVisitor(visitor.token, () => knock(visitor))
  const [asked] = doors.find(({ name }) => name === door)?.permissions ?? []
  const permission = Object.keys(permissions).find((one) => one === asked) as keyof typeof permissions
  if (/^(worker|schedule)/.test(door)) return permit(visitor, permission)
  if (!may(visitor, permission)) throw forbidden('The page says whom to ask.')
  return permit(visitor, permission)
}

describe(`${Object.keys(otherDoors).length * 16} ways to everything else: ${Object.keys(otherDoors).length} doors × 16 sets of roles`, () => {
  it.each(Object.entries(otherDoors))('%s', async (door, { who, writes }) => {
    for (const visitor of visitors) {
      const allowed = visitor.roles.some((role) => who.includes(role))
      const before = await entriesOf(visitor)
      const answer = await answerOf(knockAt(door, visitor))
      expect(answer, visitor.name).toBe(allowed ? 'allowed' : 'forbidden')
      const told = (await entriesOf(visitor)).slice(before.length)
      const refused = door in knocks ? ['door.refused'] : []
      expect(told, visitor.name).toEqual(allowed ? (writes === undefined ? [] : [writes]) : refused)
    }
  })

  it('The desk has what its workers need, and nothing of what people decide', () => {
    expect(permitDesk('request:carry-out').personId).toBeNull()
    for (const permission of ['request:decide', 'request:file', 'policy:decide', 'role:give'] as const)
      expect(() => permitDesk(permission)).toThrow(/needs the role/)
  })
})

/** What the audit tells of a visitor: what they did, and what they were refused. */
async function entriesOf({ id }: Visitor) {
  const rows = await sql<{ event: string }[]>`
    select event from audit_entries where person_id = ${id} or detail ->> 'person' = ${id} order by id`
  return rows.map(({ event }) => event)
}
