import { asVisitor } from '#tests/support/as-visitor.ts'
import { afterAll, describe, expect, it } from 'vitest'
import type { TransactionSql } from 'postgres'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import type { Role } from '#db/schema/roles.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { permissions } from '#lib/auth/permissions.ts'
import { may, permit, permitDesk } from '#lib/auth/actor.ts'
import { forbidden } from '#lib/errors.ts'
import * as connecting from '#app/(desk)/connections/actions.ts'
import * as notices from '#app/(desk)/notices/actions.ts'
import * as people from '#app/(desk)/people/actions.ts'
import * as policy from '#app/(desk)/policy/actions.ts'
import * as sessions from '#app/(desk)/sessions/actions.ts'
import * as work from '#app/(desk)/work/actions.ts'
import * as forms from '#app/(desk)/requests/form-actions.ts'
import * as connections from '#app/api/connections/[id]/route.ts'
import * as csv from '#app/api/history/csv/route.ts'
import * as backTest from '#app/api/policy/back-test/route.ts'
import * as customers from '#app/api/requests/customers/route.ts'
import * as signups from '#app/api/signups/route.ts'
import { startChannel } from '#sandbox/channel/index.ts'
import { asApplication as sql } from '#tests/support/database.ts'
import { findDoors } from '#tests/support/doors/find-doors.ts'
import { addCustomer, openLedgerDesk } from '#tests/support/ledger-desk.ts'
import { asks as asksFor, everything } from '#tests/support/policy.ts'
import { decidePolicy, proposePolicy } from '#tests/support/policy-rows.ts'
import { insertPerson } from '#tests/support/rows.ts'
import { answerOf } from './answers.ts'
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

const asks = (address: string, init?: RequestInit) => new Request(`http://127.0.0.1:3000${address}`, init)
const here = { params: Promise.resolve({}) }
const somebody = (...roles: Role[]) => insertPerson(sql, 'Somebody', roles)

/** A proposal of somebody; the one that waited before is taken back. */
async function proposalOf(person: string | null): Promise<string> {
  const [left] = await sql<{ id: string }[]>`select id from policies where state = 'proposed'`
  if (left) await decidePolicy(sql, left.id, { decidedBy: null, state: 'withdrawn' })
  return person === null ? v7() : proposePolicy(sql, person, [everything()], null)
}

/** Nothing is paused any more, or all is; answers with the id of that pause. */
const goOn = () =>
  sql.begin(async (tx) => {
    const [pause] = await tx<{ id: string }[]>`
      update pauses set resumed_by = ${proposer}, resumed_at = now() where resumed_at is null returning id`
    if (pause) await tell(tx, pause.id)
  })
const pauseAll = () =>
  sql.begin(async (tx) => {
    const id = v7()
    await tx`insert into pauses (id, paused_by, because) values (${id}, ${proposer}, 'Something is badly wrong.')`
    await tell(tx, id)
    return id
  })
const tell = (tx: TransactionSql, id: string) =>
  tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'work.paused', ${id}, '{}')`

/** The way in through each door that is no page and no worker; each time to something of its own. */
const knocks: Record<string, (visitor: Visitor) => Promise<unknown>> = {
  'action requests/form-actions.ts file': () => {
    const customerId = `lc_${v7()}`
    addCustomer(world, customerId)
    return forms.file({
      key: v7(),
      path: 'ledger',
      customerId,
      newUserId: `usr_${v7()}`,
      referralCode: 'pNRB1aYqArN',
      kind: 'dispute',
      cause: 'other',
      explanation: 'It was told on the phone.',
    })
  },
  'action people/actions.ts give': async () => people.give({ personId: await somebody(), role: 'manager' }),
  'action people/actions.ts take': async () =>
    people.take({ personId: await somebody('manager'), role: 'manager' }),
  'action people/actions.ts add': () =>
    people.add({ name: 'New', email: `${v7()}@attribution.example`, roles: [] }),
  'action policy/actions.ts propose': async () => {
    await proposalOf(null)
    const [now] = await sql<{ version: number }[]>`select version from policies where state = 'in force'`
    return policy.propose({
      rules: [{ name: 'Everything', when: [], then: asksFor({ approvers: 3 }) }],
      expiresAfterDays: 14,
      because: 'Somebody knocks at the door.',
      basedOn: now?.version ?? 0,
    })
  },
  'action policy/actions.ts accept': async () =>
    policy.accept({ policyId: await proposalOf(proposer), because: '' }),
  'action policy/actions.ts reject': async () =>
    policy.reject({ policyId: await proposalOf(proposer), because: 'No.' }),
  'action policy/actions.ts withdraw': async ({ id, roles }) =>
    policy.withdraw({ policyId: await proposalOf(roles.includes('admin') ? id : proposer) }),
  'action sessions/actions.ts end': async ({ id }) => {
    const sessionId = v7()
    await sql`insert into sessions (id, token_hash, person_id, expires) values (${sessionId}, ${v7()}, ${id}, now() + interval '1 hour')`
    return sessions.end({ sessionIds: [sessionId] })
  },
  'action notices/actions.ts markRead': async ({ id }) => {
    const noticeId = v7()
    await sql`insert into notices (id, person_id, kind, about, key, sentence, address, way) values (${noticeId}, ${id}, 'roles', ${v7()}, ${noticeId}, 'One.', '/', 'desk')`
    return notices.markRead({ noticeId })
  },
  'action notices/actions.ts markAllRead': () => notices.markAllRead(),
  'action notices/actions.ts choose': () => notices.choose({ kind: 'roles', way: 'daily' }),
  'action connections/actions.ts tellChannel': () => connecting.tellChannel(),
  'action work/actions.ts pauseAll': async () => {
    await goOn()
    return work.pauseAll({ because: 'Something is badly wrong.' })
  },
  'action work/actions.ts resumeAll': async () => {
    await goOn()
    return work.resumeAll({ pauseId: await pauseAll() })
  },
  'action work/actions.ts redrive': async () => {
    const [job] = await sql<{ id: string }[]>`
      insert into pgboss.job (name, data, source_name)
      values ('carry-out-stuck', ${sql.json({ requestId: v7() })}, 'carry-out') returning id`
    return work.redrive({ queue: 'carry-out-stuck', jobId: job?.id ?? '' })
  },
  'GET /api/connections/[id]': () =>
    connections.GET(asks('/api/connections/database'), { params: Promise.resolve({ id: 'database' }) }),
  'GET /api/history/csv': () => csv.GET(asks('/api/history/csv'), here),
  'POST /api/policy/back-test': () =>
    backTest.POST(
      asks('/api/policy/back-test', { method: 'POST', body: JSON.stringify({ rules: [everything()] }) }),
      here,
    ),
  'POST /api/requests/customers': () =>
    customers.POST(
      asks('/api/requests/customers', {
        method: 'POST',
        body: JSON.stringify({ path: 'ledger', text: 'nobody@ledger.example' }),
      }),
      here,
    ),
  'POST /api/signups': () =>
    signups.POST(
      asks('/api/signups', {
        method: 'POST',
        headers: { 'content-type': 'text/csv' },
        body: 'newuserproductuserid,campaign_ucc,status\nusr_1,pNRB1aYqArN,Included\n',
      }),
      here,
    ),
}

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
