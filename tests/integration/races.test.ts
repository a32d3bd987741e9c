import { afterAll, beforeAll, expect, test } from 'vitest'
import { disconnect } from '#db/client.ts'
import { decideRequest } from '#lib/attribution/decide-request.ts'
import { expireRequests } from '#lib/attribution/expire-requests.ts'
import { reviseAsIs } from '#lib/attribution/revise-as-is.ts'
import { withdrawRequest } from '#lib/attribution/withdraw-request.ts'
import { permit, permitDesk, type Who } from '#lib/auth/actor.ts'
import { takeRole } from '#lib/people/take-role.ts'
import { stopBoss } from '#lib/work/boss.ts'
import { ada, carryOut, kofi, sam } from '#tests/support/cast.ts'
import { asApplication as sql, asOwner } from '#tests/support/database.ts'
import { openLedgerDesk } from '#tests/support/ledger-desk.ts'
import { everything, putInForce } from '#tests/support/policy.ts'
import { race, rounds, tally, told, tryRounds } from '#tests/support/race.ts'
import { insertPerson } from '#tests/support/rows.ts'
import type { Waiting } from '#tests/support/waiting.ts'

const world = openLedgerDesk()
const filed = { filedBy: sam.id }
const otto: Who = {
  id: await insertPerson(sql, 'Otto', ['admin']),
  name: 'Otto',
  email: 'otto@attribution.example',
  roles: ['admin'],
}
beforeAll(() => insertPerson(sql, 'Mira', ['approver', 'manager']))
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

const long = { timeout: 120_000 }
const approve = (who: Who, { requestId, digest }: Waiting) =>
  decideRequest(permit(who, 'request:decide'), {
    requestId,
    digest,
    shown: 1,
    outcome: 'approved',
    reason: '',
  })
const once = { state: 'approved', revision: 1, approvals: 1, steps: 2, jobs: 1 }
const never = { approvals: 0, steps: 0, jobs: 0 }

test('two approvers: one approves, the other is told so, and it is carried out once', long, async () => {
  const all = await tryRounds(world, filed, (round, request) =>
    race(
      round,
      () => approve(ada, request),
      () => approve(kofi, request),
    ),
  )
  for (const { one, other, stands } of all) {
    expect([one, other].filter((ending) => ending === 'done')).toHaveLength(1)
    expect([one, other]).toContainEqual(told('conflict', /^Somebody was faster: it was approved/))
    expect(stands).toEqual({ ...once, entries: ['request.filed', 'request.approved'] })
  }
  expect(Object.keys(tally(all.map(({ one }) => (one === 'done' ? 'Ada' : 'Kofi'))))).toEqual(['Ada', 'Kofi'])
})

test('two approvers of two that are needed: both count, and it is carried out once', long, async () => {
  await putInForce(asOwner, [everything({ approvers: 2 })])
  const all = await tryRounds(world, filed, (round, request) =>
    race(
      round,
      () => approve(ada, request),
      () => approve(kofi, request),
    ),
  )
  await putInForce(asOwner)
  for (const { one, other, stands } of all) {
    expect([one, other]).toEqual(['done', 'done'])
    expect(stands).toEqual({
      ...once,
      approvals: 2,
      entries: ['request.filed', 'request.approved', 'request.approved'],
    })
  }
})

test('an approver pressing twice: one approval, and the second press is told so', long, async () => {
  const all = await tryRounds(world, filed, (round, request) =>
    race(
      round,
      () => approve(ada, request),
      () => approve(ada, request),
    ),
  )
  for (const { one, other, stands } of all) {
    expect([one, other].filter((ending) => ending === 'done')).toHaveLength(1)
    expect([one, other]).toContainEqual(
      told('conflict', /^(Somebody was faster|You decided on this revision already)/),
    )
    expect(stands).toEqual({ ...once, entries: ['request.filed', 'request.approved'] })
  }
})

test(
  'approving against editing: either the revision that was seen is approved, or the new one waits',
  long,
  async () => {
    const all = await tryRounds(world, filed, (round, request) =>
      race(
        round,
        () => approve(ada, request),
        () => reviseAsIs(permit(sam, 'request:file'), { requestId: request.requestId, revision: 1 }),
      ),
    )
    for (const { one, other, stands } of all) {
      if (one === 'done') {
        expect(other).toEqual(told('conflict', /^Somebody was faster: it was approved/))
        expect(stands).toEqual({ ...once, entries: ['request.filed', 'request.approved'] })
      } else {
        expect(one).toEqual(
          told('conflict', /^(Revision 2 was made meanwhile|The plan you saw is not the current one)/),
        )
        expect(other).toBe('done')
        expect(stands).toEqual({
          ...never,
          state: 'waiting',
          revision: 2,
          entries: ['request.filed', 'request.revised'],
        })
      }
    }
    expect(Object.keys(tally(all.map(({ stands }) => stands.state)))).toEqual(['approved', 'waiting'])
  },
)

test('approving against withdrawing: it ends withdrawn, and nothing of it is sent', long, async () => {
  const before = world.writes.length
  const all = await tryRounds(world, filed, (round, request) =>
    race(
      round,
      () => approve(ada, request),
      () => withdrawRequest(permit(sam, 'request:withdraw'), { requestId: request.requestId }),
    ),
  )
  for (const { request, one, other, stands } of all) {
    expect(other).toBe('done')
    if (one !== 'done') expect(one).toEqual(told('conflict', /^Somebody was faster: it was withdrawn/))
    expect(stands).toMatchObject(
      one === 'done' ? { ...once, state: 'withdrawn' } : { ...never, state: 'withdrawn' },
    )
    expect(await carryOut(request.requestId)).toEqual({ carriedOut: false })
  }
  expect(world.writes).toHaveLength(before)
  expect(
    Object.keys(tally(all.map(({ one }) => (one === 'done' ? 'approved before' : 'withdrawn')))),
  ).toHaveLength(2)
})

test(
  'approving against losing the role: it is approved before, or the approver is told that the role is gone',
  long,
  async () => {
    const approvers = await Promise.all(
      Array.from({ length: rounds }, async (): Promise<Who> => {
        const id = await insertPerson(sql, 'Nils', ['approver'])
        return { id, name: 'Nils', email: `${id}@attribution.example`, roles: ['approver'] }
      }),
    )
    const all = await tryRounds(world, filed, (round, request) => {
      const nils = approvers[round] ?? ada
      return race(
        round,
        () => approve(nils, request),
        () => takeRole(permit(otto, 'role:take'), { personId: nils.id, role: 'approver' }),
        6,
      )
    })
    for (const { one, other, stands } of all) {
      expect(other).toBe('done')
      if (one !== 'done') expect(one).toEqual(told('forbidden', /^Your role approver was taken a moment ago/))
      expect(stands).toMatchObject(one === 'done' ? once : { ...never, state: 'waiting' })
    }
    expect(Object.keys(tally(all.map(({ stands }) => stands.state)))).toEqual(['approved', 'waiting'])
  },
)

test(
  'approving against expiring: whoever is first wins, and the approver is told that it expired',
  long,
  async () => {
    const all = await tryRounds(world, filed, async (round, request) => {
      await fallDue(request)
      return race(
        round,
        () => approve(ada, request),
        () => expireRequests(permitDesk('request:expire')),
        3,
      )
    })
    for (const { one, stands } of all) {
      if (one !== 'done') expect(one).toEqual(told('conflict', /^Somebody was faster: it expired/))
      expect(stands).toEqual(
        one === 'done'
          ? { ...once, entries: [...due, 'request.approved'] }
          : { ...never, state: 'expired', revision: 1, entries: [...due, 'request.expired'] },
      )
    }
    expect(Object.keys(tally(all.map(({ stands }) => stands.state)))).toEqual(['approved', 'expired'])
  },
)

const due = ['request.filed', 'request.filed']

const fallDue = ({ requestId }: Waiting) =>
  sql.begin(async (tx) => {
    await tx`update requests set expires_at = now() - interval '1 second' where id = ${requestId}`
    await tx`insert into audit_entries (id, event, subject, detail) values (gen_random_uuid(), 'request.filed', ${requestId}, '{}')`
  })
