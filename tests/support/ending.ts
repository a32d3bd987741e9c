import { v7 } from 'uuid'
import { ada, sam } from './cast.ts'
import { asApplication as sql } from './database.ts'
import { plan, resend } from './plans.ts'
import { insertDecision, insertRequest, setState } from './rows.ts'

const day = 24 * 3600_000

/** So many days after `from`. */
export const daysAfter = (days: number, from = new Date()) => new Date(from.getTime() + days * day)

export interface EndingRow {
  expiresAt?: Date
  /** Of its payments. */
  clocks?: Date[]
  state?: 'waiting' | 'returned' | 'stale' | 'paused' | 'carrying out'
  filedBy?: string
}

/** A request with these ends, by hand-written rows. */
export async function insertEnding({
  expiresAt = daysAfter(14),
  clocks = [],
  state = 'waiting',
  filedBy = sam.id,
}: EndingRow) {
  const steps = clocks.map((clock, at) => resend({ id: `in_${v7()}_${at}` }, clock.toISOString()))
  const id = await insertRequest(sql, { filedBy, plan: plan({ steps }) })
  const first = clocks.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
  await sql.begin(async (tx) => {
    await tx`update requests set expires_at = ${expiresAt}, clock_at = ${first} where id = ${id}`
    await tx`insert into audit_entries (id, event, subject, detail) values (${v7()}, 'request.filed', ${id}, '{}')`
  })
  if (state === 'returned')
    await insertDecision(sql, { requestId: id, decidedBy: ada.id, madeBy: filedBy, outcome: state })
  if (state === 'stale') await setState(sql, id, state)
  if (state !== 'carrying out' && state !== 'paused') return id
  await insertDecision(sql, { requestId: id, decidedBy: ada.id, madeBy: filedBy, steps: clocks.length })
  await setState(sql, id, 'carrying out')
  if (state === 'paused') await setState(sql, id, 'paused')
  return id
}
