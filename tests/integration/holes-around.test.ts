import { asVisitor } from '#tests/support/as-visitor.ts'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { disconnect } from '#db/client.ts'
import { decideRequest } from '#lib/attribution/decide-request.ts'
import { findQueue } from '#lib/attribution/find-queue.ts'
import { getRequest } from '#lib/attribution/get-request.ts'
import { permit, type Who } from '#lib/auth/actor.ts'
import { findWho } from '#lib/auth/session.ts'
import { hashToken } from '#lib/auth/token.ts'
import { giveRole } from '#lib/people/give-role.ts'
import { takeRole } from '#lib/people/take-role.ts'
import { decidePolicy } from '#lib/policy/decide-policy.ts'
import { proposePolicy } from '#lib/policy/propose-policy.ts'
import { boss, stopBoss } from '#lib/work/boss.ts'
import { carryOutQueue } from '#lib/work/queues.ts'
import { startWorker } from '#lib/work/worker.ts'
import type { Role } from '#db/schema/roles.ts'
import * as forms from '#app/(desk)/requests/form-actions.ts'
import { standingOf } from '#app/(desk)/requests/[id]/_parts/standing.ts'
import { ada, carryOut, decide, read, sam } from '#tests/support/cast.ts'
import { asApplication as sql, asOwner } from '#tests/support/database.ts'
import { addCustomer, openLedgerDesk } from '#tests/support/ledger-desk.ts'
import { everything, putInForce } from '#tests/support/policy.ts'
import { insertPerson, setState } from '#tests/support/rows.ts'
import { insertWaiting } from '#tests/support/waiting.ts'

const world = openLedgerDesk()
afterEach(() => putInForce(asOwner))
afterAll(async () => {
  await stopBoss()
  await disconnect()
})

async function person(name: string, ...roles: Role[]): Promise<Who> {
  const id = await insertPerson(sql, name, roles)
  return { id, name, email: `${id}@attribution.example`, roles }
}
const otto = await person('Otto', 'admin')

async function waiting() {
  const [one] = await insertWaiting(world, { filedBy: sam.id, count: 1 })
  if (!one) throw new Error('nothing waits')
  return one
}

const sentFor = (customerId: string) => world.writes.filter((write) => write.includes(customerId))

async function openSession({ id }: Who) {
  const token = v7()
  await sql`
    insert into sessions (id, token_hash, person_id, expires)
    values (${v7()}, ${hashToken(token)}, ${id}, now() + interval '1 hour')`
  return token
}

describe('a policy that is edited inside the request', () => {
  it('is refused: no form says what it needs, under which policy, or how it stands', async () => {
    const token = await openSession(sam)
    await putInForce(asOwner, [everything({ approvers: 2 })])
    const key = v7()
    addCustomer(world, `lc_${key}`)
    const form = {
      path: 'ledger',
      customerId: `lc_${key}`,
      newUserId: `usr_${key}`,
      referralCode: 'pNRB1aYqArN',
      kind: 'dispute' as const,
      cause: 'other' as const,
      explanation: 'It was told on the phone.',
    }
    const more = {
      state: 'approved',
      approvalsNeeded: 1,
      policyVersion: 1,
      filedBy: ada.id,
      rules: [everything()],
    }
    const answer = await asVisitor(token, () => forms.file({ ...form, ...more, key }))
    expect(answer).toMatchObject({ data: { id: key } })
    await decide(key, ada)
    expect((await read(key)).request).toMatchObject({ state: 'waiting', filedBy: sam.id, approvalsNeeded: 2 })
  })

  it('is refused: a policy that is loosened after the filing does not loosen the request, one that is tightened does', async () => {
    await putInForce(asOwner, [everything({ approvers: 2 })])
    const strict = await waiting()
    await putInForce(asOwner)
    await decide(strict.requestId, ada)
    expect((await read(strict.requestId)).request.state).toBe('waiting')
    const loose = await waiting()
    await putInForce(asOwner, [everything({ approvers: 2 })])
    await decide(loose.requestId, ada)
    expect((await read(loose.requestId)).request.state).toBe('waiting')
  })

  it('is refused: nobody puts a policy in force alone', async () => {
    const [current] = await sql<{ version: number }[]>`select version from policies where state = 'in force'`
    const { id } = await proposePolicy(permit(otto, 'policy:propose'), {
      rules: [everything()],
      expiresAfterDays: 90,
      because: 'Nobody should have to decide.',
      basedOn: current?.version ?? 0,
    })
    const alone = { policyId: id, outcome: 'accepted' as const, because: '' }
    await expect(decidePolicy(permit(otto, 'policy:decide'), alone)).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await decidePolicy(permit(await person('Olga', 'admin'), 'policy:decide'), {
      ...alone,
      outcome: 'rejected',
      because: 'Somebody must.',
    })
  })
})

describe('a path that skips the gate', () => {
  it('sends nothing: a job that nobody approved is done by no worker', async () => {
    const { requestId, customerId } = await waiting()
    const queue = await boss()
    const job = await queue.send(carryOutQueue, { requestId })
    const worker = await startWorker()
    await expect
      .poll(async () => stateOf(job), {
        timeout: 15_000,
      })
      .toBe('completed')
    await worker.stop()
    expect(sentFor(customerId)).toEqual([])
    expect((await read(requestId)).request.state).toBe('waiting')
  })

  it.each(['returned', 'rejected', 'withdrawn', 'stale'] as const)(
    'sends nothing of what is %s',
    async (state) => {
      const { requestId, customerId } = await waiting()
      if (state === 'returned' || state === 'rejected')
        await decide(requestId, ada, state, 'Which workspace?')
      else await setState(sql, requestId, state)
      expect(await carryOut(requestId)).toEqual({ carriedOut: false })
      expect(sentFor(customerId)).toEqual([])
      await expect(setState(sql, requestId, 'carrying out')).rejects.toThrow(/cannot go from/)
    },
  )
})

describe('an approver by role who sees no buttons', () => {
  it('sees them from the next page on, for what was filed before they had the role, and no more once it is taken', async () => {
    const { requestId, digest } = await waiting()
    const nils = await person('Nils', 'manager')
    expect(await seen(nils, requestId)).toEqual({
      listed: false,
      whyNot: 'Deciding needs the role approver.',
      mayGive: false,
    })
    await giveRole(permit(otto, 'role:give'), { personId: nils.id, role: 'approver' })
    const approver = await signedIn(nils)
    expect(await seen(approver, requestId)).toEqual({ listed: true, whyNot: undefined, mayGive: true })
    await takeRole(permit(otto, 'role:take'), { personId: nils.id, role: 'approver' })
    const again = await signedIn(nils)
    expect(await seen(again, requestId)).toMatchObject({ listed: false, mayGive: false })
    expect(() => permit(again, 'request:decide')).toThrow(/needs the role approver/)
    const held = permit(approver, 'request:decide')
    await expect(decideRequest(held, { requestId, digest, outcome: 'approved', reason: '' })).rejects.toThrow(
      /^Your role approver was taken a moment ago/,
    )
  })
})

/** As the session knows them now. */
async function signedIn(somebody: Who): Promise<Who> {
  const who = await findWho(await openSession(somebody))
  if (!who) throw new Error('nobody is signed in')
  return who
}

/** Whether the queue lists it for them, and what its page lets them do. */
async function seen(who: Who, requestId: string) {
  const actor = permit(who, 'request:see')
  const page = await getRequest(actor, requestId)
  const { rows } = await findQueue(actor, who, 'for me')
  return {
    listed: rows.some(({ id }) => id === requestId),
    whyNot: standingOf(who, page).whyNotDecide,
    mayGive: page.approvals?.mayGive,
  }
}

async function stateOf(job: string | null) {
  const [row] = await sql<{ state: string }[]>`select state from pgboss.job where id = ${job}`
  return row?.state
}
