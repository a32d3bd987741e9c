import { beforeAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { asApplication as sql, asOwner } from '#tests/support/database.ts'
import { insertDecision, insertPerson, insertRequest, setState } from '#tests/support/rows.ts'
import { insertMessage, insertToWrite } from '#tests/support/to-write.ts'

let sam: string
let ada: string

beforeAll(async () => {
  sam = await insertPerson(sql, 'Sam', ['requester'])
  ada = await insertPerson(sql, 'Ada', ['approver'])
})

const toWrite = () => insertToWrite({ filedBy: sam, decidedBy: ada })

async function inEntry(
  requestId: string,
  write: (tx: Parameters<Parameters<typeof sql.begin>[1]>[0]) => Promise<unknown>,
) {
  await sql.begin(async (tx) => {
    await write(tx)
    await tx`insert into audit_entries (id, person_id, event, subject, detail) values (${v7()}, ${sam}, 'message.sent', ${requestId}, '{}')`
  })
}

const close = (requestId: string, id: string, outcome = 'sent') =>
  inEntry(requestId, (tx) => tx`update messages set outcome = ${outcome}, closed_at = now() where id = ${id}`)

describe('a message to Cello support, written past the code', () => {
  it('is refused for a request that nobody approved', async () => {
    const requestId = await insertRequest(sql, { filedBy: sam })
    await expect(insertMessage({ requestId, writtenBy: sam })).rejects.toThrow(/only for an approved request/)
    await insertDecision(sql, { requestId, decidedBy: ada, madeBy: sam, outcome: 'rejected' })
    await expect(insertMessage({ requestId, writtenBy: sam })).rejects.toThrow(/only for an approved request/)
  })

  it('is refused while an approved request was not begun, and for another revision', async () => {
    const requestId = await insertRequest(sql, { filedBy: sam })
    await insertDecision(sql, { requestId, decidedBy: ada, madeBy: sam })
    await expect(insertMessage({ requestId, writtenBy: sam })).rejects.toThrow(/only for an approved request/)
    await setState(sql, requestId, 'carrying out')
    await expect(insertMessage({ requestId, writtenBy: sam, revision: 2 })).rejects.toThrow(
      /only for an approved request/,
    )
  })

  it('is not born as sent, and is one for each request', async () => {
    const requestId = await toWrite()
    await expect(insertMessage({ requestId, writtenBy: sam, outcome: 'sent' })).rejects.toThrow(
      /only for an approved request/,
    )
    const id = await insertMessage({ requestId, writtenBy: sam })
    await expect(insertMessage({ requestId, writtenBy: ada })).rejects.toThrow(/messages_one_per_request/)
    await inEntry(requestId, (tx) => tx`update messages set outcome = 'unknown' where id = ${id}`)
    await expect(insertMessage({ requestId, writtenBy: ada })).rejects.toThrow(/messages_one_per_request/)
    await close(requestId, id)
    await expect(insertMessage({ requestId, writtenBy: ada })).rejects.toThrow(/messages_one_per_request/)
  })

  it('is undone without its audit entry', async () => {
    const requestId = await toWrite()
    await expect(insertMessage({ requestId, writtenBy: sam, audited: false })).rejects.toThrow(
      /needs its audit entry in the same transaction/,
    )
  })

  it('is never changed once it is closed, and never deleted', async () => {
    const requestId = await toWrite()
    const id = await insertMessage({ requestId, writtenBy: sam })
    await close(requestId, id)
    await expect(close(requestId, id, 'refused')).rejects.toThrow(/a closed message is never changed/)
    await expect(sql`update messages set body = 'other' where id = ${id}`).rejects.toMatchObject({
      code: '42501',
    })
    await expect(sql`delete from messages where id = ${id}`).rejects.toMatchObject({ code: '42501' })
    await expect(asOwner`update messages set body = 'other' where id = ${id}`).rejects.toThrow(
      /what was written is never changed/,
    )
    await expect(asOwner`delete from messages where id = ${id}`).rejects.toThrow(/never changed or deleted/)
  })

  it('is answered once, and only where it was sent', async () => {
    const requestId = await toWrite()
    const id = await insertMessage({ requestId, writtenBy: sam })
    const answer = () =>
      inEntry(
        requestId,
        (tx) =>
          tx`update messages set answer = 'Done.', answered_by = ${sam}, answered_at = now() where id = ${id}`,
      )
    await expect(answer()).rejects.toThrow(/an answer is noted once, on a message that was sent/)
    await close(requestId, id)
    await answer()
    await expect(answer()).rejects.toThrow(/an answer is noted once/)
  })
})
