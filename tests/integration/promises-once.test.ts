import { beforeAll, describe, expect, it } from 'vitest'
import { v7 } from 'uuid'
import { asApplication as sql } from '#tests/support/database.ts'
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
let kofi: string
let lea: string

beforeAll(async () => {
  sam = await insertPerson(sql, 'Sam', ['requester'])
  ada = await insertPerson(sql, 'Ada', ['approver'])
  kofi = await insertPerson(sql, 'Kofi', ['approver'])
  lea = await insertPerson(sql, 'Lea', ['requester', 'approver', 'admin'])
})

async function carryingOut() {
  const requestId = await insertRequest(sql, { filedBy: sam })
  const decisionId = await insertDecision(sql, { requestId, decidedBy: ada, madeBy: sam })
  await setState(sql, requestId, 'carrying out')
  return { requestId, decisionId, requestedBy: sam, approvedBy: ada }
}

describe('promises 5 and 6: one effect, and nothing left open is sent again', () => {
  it('refuses a second approval of one revision', async () => {
    const requestId = await insertRequest(sql, { filedBy: sam })
    const both = await Promise.allSettled([
      insertDecision(sql, { requestId, decidedBy: ada, madeBy: sam }),
      insertDecision(sql, { requestId, decidedBy: kofi, madeBy: sam }),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  })

  it('refuses a second delivery of a step that is open, unknown or accepted', async () => {
    const approved = await carryingOut()
    const id = await insertDelivery(sql, { ...approved, eventId: `evt_${v7()}` })
    for (const outcome of ['open', 'unknown', 'accepted']) {
      if (outcome !== 'open') await closeDelivery(sql, id, outcome)
      await expect(insertDelivery(sql, { ...approved, attempt: 2, eventId: `evt_${v7()}` })).rejects.toThrow(
        /deliveries_one_effect_per_step/,
      )
    }
  })

  it('refuses to resend one event to one endpoint for two requests', async () => {
    const eventId = `evt_${v7()}`
    await insertDelivery(sql, { ...(await carryingOut()), eventId })
    await expect(insertDelivery(sql, { ...(await carryingOut()), eventId })).rejects.toThrow(
      /deliveries_one_resend_per_event/,
    )
  })

  it('refuses to tell of one sign-up for two requests, under whichever code', async () => {
    const tell = async (ucc: string) => {
      const body = { payload: { ucc, newUserId: 'usr_told_twice' } }
      const row = { ...(await carryingOut()), eventId: `evt_${v7()}`, purpose: 'signup', sent: { body } }
      return insertDelivery(sql, row)
    }
    await closeDelivery(sql, await tell('pNRB1aYqArN'), 'unknown')
    await expect(tell('UIPIWa2Hnnr')).rejects.toThrow(/deliveries_one_signup_per_new_user/)
  })

  it('refuses to mark one customer for two requests at a time', async () => {
    const mark = async () =>
      insertDelivery(sql, { ...(await carryingOut()), eventId: `evt_${v7()}`, purpose: 'mark' })
    const id = await mark()
    await expect(mark()).rejects.toThrow(/deliveries_one_mark_at_a_time/)
    await closeDelivery(sql, id, 'unknown')
    await expect(mark()).rejects.toThrow(/deliveries_one_mark_at_a_time/)
    await closeDelivery(sql, id, 'accepted')
    await mark()
  })

  it('refuses a second open request for one new user', async () => {
    const newUserId = `usr_${v7()}`
    await insertRequest(sql, { filedBy: sam, newUserId })
    await expect(insertRequest(sql, { filedBy: lea, newUserId })).rejects.toThrow(
      /requests_one_open_per_new_user/,
    )
  })
})
