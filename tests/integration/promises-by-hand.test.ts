import { beforeAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { asApplication as sql, asOwner } from '#tests/support/database.ts'
import {
  closeDelivery,
  insertDecision,
  insertDelivery,
  insertPerson,
  insertRequest,
  setState,
} from '#tests/support/rows.ts'

let sam: string
let ada: string

beforeAll(async () => {
  sam = await insertPerson(sql, 'Sam', ['requester'])
  ada = await insertPerson(sql, 'Ada', ['approver'])
})

async function carryingOut() {
  const requestId = await insertRequest(sql, { filedBy: sam })
  const decisionId = await insertDecision(sql, { requestId, decidedBy: ada, madeBy: sam })
  await setState(sql, requestId, 'carrying out')
  return { requestId, decisionId, requestedBy: sam, approvedBy: ada }
}

describe('what a person did by hand', () => {
  const reported = (id: string, outcome = 'reported') =>
    sql`update deliveries set outcome = ${outcome}, closed_at = now(), settled_by = ${sam}, settled_because = 'Pressed Resend.' where id = ${id}`
  const guided = async () =>
    insertDelivery(sql, { ...(await carryingOut()), purpose: 'guided', eventId: `evt_${v7()}` })

  it('is never written without an approval, nor while its request is not carried out', async () => {
    const requestId = await insertRequest(sql, { filedBy: sam })
    const by = { requestedBy: sam, approvedBy: ada, purpose: 'guided' }
    await expect(insertDelivery(sql, { ...by, requestId, decisionId: v7() })).rejects.toThrow(
      /only while its request is being carried out/,
    )
    const approved = await carryingOut()
    await setState(sql, approved.requestId, 'paused')
    await expect(insertDelivery(sql, { ...approved, purpose: 'guided' })).rejects.toThrow(
      /only while its request is being carried out/,
    )
  })

  it('is never written as reported from its first moment', async () => {
    const { requestId, decisionId } = await carryingOut()
    await expect(
      sql`
        insert into deliveries (id, request_id, request_number, revision, position, attempt, decision_id, provider, account, purpose,
          customer_id, requested_by, approved_by, idempotency_key, sent, outcome, closed_at, settled_by, settled_because)
        values (${v7()}, ${requestId}, 1, 1, 0, 1, ${decisionId}, 'stripe', 'stripe:acct_1:test', 'guided', 'cus_1', ${sam}, ${ada},
          ${v7()}, '{}', 'reported', now(), ${sam}, 'Pressed Resend.')`,
    ).rejects.toThrow(/only while its request is being carried out/)
  })

  it.each(['accepted', 'refused', 'not sent', 'unknown', 'arrived'])('never becomes %s', async (outcome) => {
    const id = await guided()
    await expect(closeDelivery(sql, id, outcome)).rejects.toThrow(
      /only what a person did is reported|only an unknown delivery is settled/,
    )
    await reported(id)
    await expect(reported(id)).rejects.toThrow(/a closed delivery is never changed/)
  })

  it('is reported only with who did it and what they wrote, and nothing else is reported', async () => {
    await expect(closeDelivery(sql, await guided(), 'reported')).rejects.toThrow(
      /deliveries_settled_with_reason/,
    )
    const sent = await insertDelivery(sql, { ...(await carryingOut()), eventId: `evt_${v7()}` })
    await expect(reported(sent)).rejects.toThrow(/only what a person did is reported/)
  })

  it('counts: the event is sent to that endpoint for no other request', async () => {
    const eventId = `evt_${v7()}`
    await reported(await insertDelivery(sql, { ...(await carryingOut()), purpose: 'guided', eventId }))
    await expect(insertDelivery(sql, { ...(await carryingOut()), eventId })).rejects.toThrow(
      /deliveries_one_resend_per_event/,
    )
  })

  it('is shown by files that never change, each with its audit entry', async () => {
    const { requestId } = await carryingOut()
    const attach = (audited: boolean, size = 3) =>
      sql.begin(async (tx) => {
        await tx`
          insert into evidence (id, request_id, position, name, type, size, content, added_by)
          values (${v7()}, ${requestId}, 0, 'seen.txt', 'text/plain', ${size}, 'abc', ${sam})`
        if (audited)
          await tx`insert into audit_entries (id, person_id, event, subject, detail) values (${v7()}, ${sam}, 'evidence.added', ${requestId}, '{}')`
      })
    await expect(attach(false)).rejects.toThrow(/needs its audit entry in the same transaction/)
    await expect(attach(true, 4)).rejects.toThrow(/evidence_not_empty/)
    await attach(true)
    for (const statement of [
      `update evidence set name = 'other.txt'`,
      'delete from evidence',
      'truncate evidence',
    ])
      await expect(sql.unsafe(statement)).rejects.toMatchObject({ code: '42501' })
    for (const statement of [
      `update evidence set content = 'abd'`,
      'delete from evidence',
      'truncate evidence',
    ])
      await expect(asOwner.unsafe(statement)).rejects.toThrow(/never changed or deleted/)
  })
})
