import { beforeAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { asApplication as sql, asOwner } from '#tests/support/database.ts'
import {
  closeDelivery,
  insertDecision,
  insertDelivery,
  insertPerson,
  insertRequest,
  insertRevision,
  setState,
} from '#tests/support/rows.ts'

let sam: string
let ada: string
let lea: string

beforeAll(async () => {
  sam = await insertPerson(sql, 'Sam', ['requester'])
  ada = await insertPerson(sql, 'Ada', ['approver'])
  lea = await insertPerson(sql, 'Lea', ['requester', 'approver', 'admin'])
})

async function carryingOut() {
  const requestId = await insertRequest(sql, { filedBy: sam })
  const decisionId = await insertDecision(sql, { requestId, decidedBy: ada, madeBy: sam })
  await setState(sql, requestId, 'carrying out')
  return { requestId, decisionId, requestedBy: sam, approvedBy: ada }
}

describe('promise 1: nothing is sent without a decision by a second person', () => {
  it('refuses a delivery for a request that nobody approved', async () => {
    const requestId = await insertRequest(sql, { filedBy: sam })
    await expect(
      insertDelivery(sql, { requestId, decisionId: v7(), requestedBy: sam, approvedBy: ada }),
    ).rejects.toThrow(/only while its request is being carried out/)
  })

  it('refuses a delivery under the decision of another request', async () => {
    const one = await carryingOut()
    const other = await carryingOut()
    await expect(insertDelivery(sql, { ...one, decisionId: other.decisionId })).rejects.toThrow(
      /deliveries_approved_fk/,
    )
  })

  it('refuses to carry out what was only returned', async () => {
    const requestId = await insertRequest(sql, { filedBy: sam })
    await insertDecision(sql, { requestId, decidedBy: ada, madeBy: sam, outcome: 'returned' })
    await expect(setState(sql, requestId, 'carrying out')).rejects.toThrow(/cannot go from returned/)
  })

  it('refuses to call a request approved that has no decision', async () => {
    const requestId = await insertRequest(sql, { filedBy: sam })
    await expect(setState(sql, requestId, 'approved')).rejects.toThrow(/only by a decision/)
  })
})

describe('promise 2: whoever filed or edited a request never decides it', () => {
  it('refuses a decision by whoever filed it, admin or not', async () => {
    const requestId = await insertRequest(sql, { filedBy: lea })
    await expect(insertDecision(sql, { requestId, decidedBy: lea, madeBy: lea })).rejects.toThrow(
      /whoever filed or edited|decisions_by_second_person/,
    )
  })

  it('refuses it also where another maker is claimed', async () => {
    const requestId = await insertRequest(sql, { filedBy: lea })
    await expect(insertDecision(sql, { requestId, decidedBy: lea, madeBy: sam })).rejects.toThrow(
      /whoever filed or edited/,
    )
  })

  it('refuses a decision by whoever edited an earlier revision', async () => {
    const requestId = await insertRequest(sql, { filedBy: sam })
    await insertRevision(sql, requestId, lea, 2)
    await insertRevision(sql, requestId, sam, 3)
    await expect(
      insertDecision(sql, { requestId, decidedBy: lea, madeBy: sam, revision: 3, digest: 'digest-3' }),
    ).rejects.toThrow(/whoever filed or edited/)
  })

  it('refuses a decision by somebody who is no approver, or is one no more', async () => {
    const requestId = await insertRequest(sql, { filedBy: lea })
    await expect(insertDecision(sql, { requestId, decidedBy: sam, madeBy: lea })).rejects.toThrow(
      /only an approver/,
    )
  })
})

describe('promise 3: an edit voids every decision on the old revision', () => {
  it('refuses a decision on an old revision or an old digest', async () => {
    const requestId = await insertRequest(sql, { filedBy: sam })
    await insertRevision(sql, requestId, sam, 2)
    await expect(insertDecision(sql, { requestId, decidedBy: ada, madeBy: sam })).rejects.toThrow(
      /only the current revision/,
    )
    await expect(
      insertDecision(sql, { requestId, decidedBy: ada, madeBy: sam, revision: 2, digest: 'digest-1' }),
    ).rejects.toThrow(/decisions_revision_fk/)
  })

  it('refuses a new revision of what is approved', async () => {
    const { requestId } = await carryingOut()
    await expect(insertRevision(sql, requestId, sam, 2)).rejects.toThrow(/cannot take revision/)
  })

  it('refuses to change what a request asks for without a revision', async () => {
    const requestId = await insertRequest(sql, { filedBy: sam })
    await expect(
      sql`update requests set referral_code = 'UIPIWa2Hnnr' where id = ${requestId}`,
    ).rejects.toThrow(/only with a new revision/)
  })
})

describe('promise 8: a change and its audit entry commit together or not at all', () => {
  it('undoes a request without its entry', async () => {
    await expect(insertRequest(sql, { filedBy: sam, audited: false })).rejects.toThrow(
      /needs its audit entry in the same transaction/,
    )
  })

  it('undoes a change of state without its entry, though an older entry exists', async () => {
    const requestId = await insertRequest(sql, { filedBy: sam })
    await expect(sql`update requests set state = 'withdrawn' where id = ${requestId}`).rejects.toThrow(
      /needs its audit entry in the same transaction/,
    )
  })

  it('undoes a role given or taken without its entry', async () => {
    await expect(sql`insert into roles (person_id, role) values (${ada}, 'admin')`).rejects.toThrow(
      /needs its audit entry/,
    )
    await expect(sql`delete from roles where person_id = ${ada}`).rejects.toThrow(/needs its audit entry/)
  })

  it('undoes a decision that has no effect', async () => {
    const requestId = await insertRequest(sql, { filedBy: sam })
    await expect(
      insertDecision(sql, { requestId, decidedBy: ada, madeBy: sam, state: 'waiting' }),
    ).rejects.toThrow(/takes effect in the same transaction/)
  })
})

describe('promise 9: history is never changed by the application', () => {
  it.each(['audit_entries', 'decisions', 'revisions', 'proofs'])(
    'refuses to change, delete or empty %s',
    async (table) => {
      await carryingOut()
      for (const statement of [
        `update ${table} set ${table === 'proofs' ? 'seen_at' : table === 'revisions' ? 'made_at' : table === 'decisions' ? 'decided_at' : 'at'} = now()`,
        `delete from ${table}`,
        `truncate ${table} cascade`,
      ]) {
        await expect(sql.unsafe(statement)).rejects.toMatchObject({ code: '42501' })
      }
      if (table !== 'proofs') {
        await expect(asOwner.unsafe(`delete from ${table}`)).rejects.toThrow(/never changed or deleted/)
      }
    },
  )

  it('refuses to change a closed delivery, what an open one sent, or to delete one', async () => {
    const id = await insertDelivery(sql, { ...(await carryingOut()), eventId: `evt_${v7()}` })
    await expect(sql`update deliveries set event_id = 'evt_2' where id = ${id}`).rejects.toMatchObject({
      code: '42501',
    })
    await expect(asOwner`update deliveries set event_id = 'evt_2' where id = ${id}`).rejects.toThrow(
      /what was sent is never changed/,
    )
    await closeDelivery(sql, id, 'accepted')
    await expect(sql`update deliveries set sentence = 'no' where id = ${id}`).rejects.toThrow(
      /a closed delivery is never changed/,
    )
    await expect(sql`delete from deliveries where id = ${id}`).rejects.toMatchObject({ code: '42501' })
  })

  it('refuses to switch a trigger off, or to own anything', async () => {
    await expect(sql.unsafe('alter table decisions disable trigger all')).rejects.toMatchObject({
      code: '42501',
    })
    const owned =
      await sql`select relname from pg_class where relowner = (select oid from pg_roles where rolname = current_user)`
    expect(owned).toHaveLength(0)
  })

  it('writes the moment of an audit entry itself', async () => {
    const id = v7()
    await sql`insert into audit_entries (id, at, event, detail) values (${id}, '2001-01-01', 'person.added', '{}')`
    const [entry] =
      await sql`select at > now() - interval '1 minute' as recent from audit_entries where id = ${id}`
    expect(entry).toEqual({ recent: true })
  })
})

describe('the last admin', () => {
  it('stays, also when two admins are removed at once', async () => {
    const otto = await insertPerson(sql, 'Otto', ['admin'])
    const take = (personId: string) =>
      sql.begin(async (tx) => {
        await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'role.taken', ${personId}, '{}')`
        await tx`delete from roles where person_id = ${personId} and role = 'admin'`
      })
    const both = await Promise.allSettled([take(otto), take(lea)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await sql`select 1 from roles where role = 'admin'`).toHaveLength(1)
  })
})
