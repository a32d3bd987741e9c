import type { Sql } from 'postgres'
import { v7 } from 'uuid'
import { asApplication, asOwner } from './database.ts'
import { insertDecision, insertPerson, insertRequest } from './rows.ts'

/** A request that two people stand behind, for deliveries that are written by hand. */
export async function insertApproved(sql: Sql = asApplication) {
  const requestedBy = await insertPerson(sql, 'Sam', ['requester'])
  const approvedBy = await insertPerson(sql, 'Ada', ['approver'])
  const requestId = await insertRequest(sql, { filedBy: requestedBy })
  const decisionId = await insertDecision(sql, { requestId, decidedBy: approvedBy, madeBy: requestedBy })
  return { requestId, decisionId, requestedBy, approvedBy }
}

export type Approved = Awaited<ReturnType<typeof insertApproved>>

/** Columns that a test sets itself. */
export type HistoryRow = Record<string, string | number | Date | null>

let position = 1

/** Rows of the history as they would stand there, at any moment: the owner switches the triggers off, which the application cannot. */
export async function insertHistory(approved: Approved, rows: readonly HistoryRow[]) {
  const full = rows.map((row) => {
    const id = v7()
    const outcome = row['outcome'] ?? 'accepted'
    const settled = ['arrived', 'did not arrive', 'reported'].includes(String(outcome))
    const closed = outcome !== 'open' && outcome !== 'unknown'
    const openedAt = row['opened_at'] ?? new Date()
    return {
      id,
      request_id: approved.requestId,
      request_number: 1,
      revision: 1,
      position: position++,
      attempt: 1,
      decision_id: approved.decisionId,
      provider: 'stripe',
      account: 'stripe:acct_1:test',
      purpose: 'resend',
      customer_id: 'cus_other',
      customer_email: 'other@example.com',
      event_id: `evt_${id}`,
      invoice_id: 'in_other',
      invoice_number: 'OT-0001',
      amount: 100,
      currency: 'eur',
      endpoint_id: 'we_1',
      requested_by: approved.requestedBy,
      approved_by: approved.approvedBy,
      idempotency_key: id,
      sent: '{}',
      status: 200,
      provider_request_id: `req_${id}`,
      closed_at: closed ? openedAt : null,
      settled_by: settled ? approved.approvedBy : null,
      settled_because: settled ? 'seen in the feed' : null,
      ...row,
      opened_at: openedAt,
      outcome,
    }
  })
  await asOwner.begin(async (tx) => {
    await tx`alter table deliveries disable trigger user`
    const steps = full.map((row) => ({
      request_id: approved.requestId,
      revision: 1,
      position: row.position,
      state: 'waits',
    }))
    await tx`insert into steps ${tx(steps)}`
    await tx`insert into deliveries ${tx(full)}`
    await tx`alter table deliveries enable trigger user`
  })
  return full.map(({ id }) => id)
}
