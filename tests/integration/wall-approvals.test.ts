import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { asApplication as sql, asOwner } from '#tests/support/database.ts'
import { plan, resend } from '#tests/support/plans.ts'
import { asks, everything, putInForce } from '#tests/support/policy.ts'
import { insertDecision, insertPerson, insertRequest, insertRevision, setState } from '#tests/support/rows.ts'

let sam: string
let ada: string
let kofi: string
let mira: string

beforeAll(async () => {
  sam = await insertPerson(sql, 'Sam', ['requester'])
  ada = await insertPerson(sql, 'Ada', ['approver'])
  kofi = await insertPerson(sql, 'Kofi', ['approver'])
  mira = await insertPerson(sql, 'Mira', ['approver', 'manager'])
})

afterEach(() => putInForce(asOwner))

/** One more person approves; `state` is what the application claims it leads to. */
const approval = (requestId: string, decidedBy: string, state: 'waiting' | 'approved', steps = 0) =>
  insertDecision(sql, { requestId, decidedBy, madeBy: sam, state, steps })

const file = (over: object = {}) => insertRequest(sql, { filedBy: sam, plan: plan(over) })

describe('how many approvals a request needs', () => {
  it('is never fewer for the same revision than it was', async () => {
    const id = await file()
    const needs = (count: number) =>
      sql.begin(async (tx) => {
        await tx`update requests set approvals_needed = ${count} where id = ${id}`
        await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'request.approved', ${id}, '{}')`
      })
    await needs(2)
    await expect(needs(1)).rejects.toThrow(/never needs fewer approvals than before/)
    await expect(needs(4)).rejects.toThrow(/requests_approvals_needed/)
    await expect(approval(id, ada, 'approved')).rejects.toThrow(/the request needs 2 approvals/)
  })

  it('is what the policy asks, whatever the row says', async () => {
    const id = await file({ steps: [resend({ amount: 500_000 })] })
    await putInForce(asOwner, [
      {
        name: 'Large',
        when: [{ about: 'money', currency: 'eur', atLeast: 500_000 }],
        then: asks({ approvers: 2 }),
      },
      everything(),
    ])
    await expect(approval(id, ada, 'approved')).rejects.toThrow(/the request needs 2 approvals/)
    await approval(id, ada, 'waiting')
    await approval(id, kofi, 'approved')
    await approval(await file({ steps: [resend({ amount: 499_999 })] }), ada, 'approved')
  })

  it('is the stricter of the policy that it was filed under and the one in force', async () => {
    await putInForce(asOwner, [everything({ approvers: 2 })])
    const id = await file()
    await putInForce(asOwner, [everything()])
    await expect(approval(id, ada, 'approved')).rejects.toThrow(/the request needs 2 approvals/)
  })

  it('counts one of them as a manager, where the policy asks for one', async () => {
    await putInForce(asOwner, [everything({ manager: true })])
    const id = await file()
    await expect(approval(id, ada, 'approved')).rejects.toThrow(/the request needs an approval by a manager/)
    await approval(id, ada, 'waiting')
    await approval(id, mira, 'approved')
  })

  it('counts the same person once, and nobody whose role was taken', async () => {
    await putInForce(asOwner, [everything({ approvers: 2 })])
    const id = await file()
    const nils = await insertPerson(sql, 'Nils', ['approver'])
    await approval(id, nils, 'waiting')
    await expect(approval(id, nils, 'approved')).rejects.toThrow(/decisions_one_per_person/)
    await sql.begin(async (tx) => {
      await tx`delete from roles where person_id = ${nils} and role = 'approver'`
      await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'role.taken', ${nils}, '{}')`
    })
    await expect(approval(id, ada, 'approved')).rejects.toThrow(/the request needs 2 approvals/)
    await approval(id, ada, 'waiting')
    await approval(id, kofi, 'approved')
  })

  it('counts no approval of an older revision', async () => {
    await putInForce(asOwner, [everything({ approvers: 2 })])
    const id = await file()
    await approval(id, ada, 'waiting')
    await insertRevision(sql, id, sam, 2)
    await expect(
      insertDecision(sql, { requestId: id, decidedBy: kofi, madeBy: sam, revision: 2, digest: 'digest-2' }),
    ).rejects.toThrow(/the request needs 2 approvals/)
  })
})

describe('what is approved', () => {
  it('is a request that was never inserted so', async () => {
    for (const state of ['approved', 'carrying out', 'carried out'])
      await expect(
        sql`
          insert into requests (id, state, revision, path, kind, filed_by, account, customer_id, new_user_id, referral_code, at_stake, resends, not_resent)
          values (${v7()}, ${state}, 1, 'stripe', 'dispute', ${sam}, 'stripe:acct_1:test', 'cus_1', ${v7()}, 'pNRB1aYqArN', '[]', 1, 0)`,
      ).rejects.toThrow(/begins as waiting/)
  })

  it('takes effect in the transaction of its last approval, and not before it', async () => {
    const id = await file()
    await expect(approval(id, ada, 'waiting')).rejects.toThrow(/takes effect in the same transaction/)
    await expect(setState(sql, id, 'approved')).rejects.toThrow(/only by a decision/)
    await expect(setState(sql, id, 'carrying out')).rejects.toThrow(/cannot go from waiting to carrying out/)
  })

  it('was decided by an approver who is no maker, on the digest that is current', async () => {
    const id = await file()
    const lea = await insertPerson(sql, 'Lea', ['requester', 'approver', 'manager', 'admin'])
    await expect(approval(id, sam, 'approved')).rejects.toThrow(/whoever filed or edited/)
    await expect(insertDecision(sql, { requestId: id, decidedBy: ada, madeBy: kofi })).rejects.toThrow(
      /decisions_revision_fk/,
    )
    await expect(
      insertDecision(sql, { requestId: id, decidedBy: ada, madeBy: sam, digest: 'digest-0' }),
    ).rejects.toThrow(/decisions_revision_fk/)
    const otto = await insertPerson(sql, 'Otto', ['admin', 'manager', 'requester'])
    await expect(approval(id, otto, 'approved')).rejects.toThrow(/only an approver decides/)
    await insertRevision(sql, id, lea, 2)
    await expect(
      insertDecision(sql, { requestId: id, decidedBy: lea, madeBy: sam, revision: 2, digest: 'digest-2' }),
    ).rejects.toThrow(/whoever filed or edited/)
  })

  it('is filed under the policy in force, whatever the application says', async () => {
    const id = await file()
    const [filed] = await sql`
      select policy_version = (select version from policies where state = 'in force') as current from requests where id = ${id}`
    expect(filed).toEqual({ current: true })
    await expect(
      sql`update requests set policy_version = 1, state = 'withdrawn' where id = ${id}`,
    ).rejects.toMatchObject({ code: '42501' })
  })
})
