import { asApplication as sql } from './database.ts'
import { closeDelivery, insertDecision, insertDelivery, insertRequest, setState } from './rows.ts'

export interface Paid {
  amount: number
  currency: string
  /** What becomes of it. */
  fate: 'brought' | 'unknown' | 'ran out' | 'left out' | 'too old' | 'event gone' | 'waits'
}

interface Told {
  filedBy: string
  approvedBy?: string
  path?: string
  newUserId?: string
  filedAt?: Date
  payments: Paid[]
  /** Where it stops; it is carried out where nothing is said. */
  state?: 'waiting' | 'expired' | 'rejected' | 'approved'
}

const day = 24 * 3600_000
const inDays = (days: number) => new Date(Date.now() + days * day)
const isPlanned = ({ fate }: Paid) => fate !== 'too old' && fate !== 'event gone'

/** A request whose payments had these fates, by hand-written rows. */
export async function insertPaid({ payments, state, approvedBy, ...told }: Told) {
  const planned = payments.filter(isPlanned)
  const left = payments.filter((paid) => !isPlanned(paid))
  const invoiceOf = ({ amount, currency }: Paid) => ({ amount, currency })
  const clockOf = ({ fate }: Paid) => inDays(fate === 'ran out' ? -1 : 5)
  const clocks = planned.map((paid) => clockOf(paid).getTime())
  const requestId = await insertRequest(sql, {
    ...told,
    notResent: left.length,
    clockAt: clocks.length === 0 ? null : new Date(Math.min(...clocks)),
    plan: {
      findings: [],
      notResent: left.map((paid) => ({ reason: paid.fate, invoice: invoiceOf(paid) })),
      steps: planned.map((paid) => ({ kind: 'resend', clock: clockOf(paid), invoice: invoiceOf(paid) })),
    },
  })
  if (state === 'waiting') return requestId
  if (state === 'expired') {
    await setState(sql, requestId, state)
    return requestId
  }
  const decidedBy = approvedBy ?? told.filedBy
  const decided = { requestId, decidedBy, madeBy: told.filedBy, steps: Math.max(1, planned.length) }
  const decisionId = await insertDecision(sql, {
    ...decided,
    ...(state === 'rejected' && { outcome: state }),
  })
  if (state !== undefined) return requestId
  await setState(sql, requestId, 'carrying out')
  for (const [position, { fate, amount, currency }] of planned.entries()) {
    if (fate === 'brought' || fate === 'unknown') {
      const by = { requestedBy: told.filedBy, approvedBy: decidedBy }
      const eventId = `evt_${requestId}_${String(position)}`
      const id = await insertDelivery(sql, {
        requestId,
        decisionId,
        ...by,
        position,
        amount,
        currency,
        eventId,
      })
      await closeDelivery(sql, id, fate === 'brought' ? 'accepted' : 'unknown')
    }
    const ended = fate === 'brought' ? 'done' : fate === 'unknown' ? 'asks' : 'skipped'
    await sql`update steps set state = ${ended}, closed_at = ${ended === 'asks' ? null : new Date()}
      where request_id = ${requestId} and position = ${position}`
  }
  if (planned.length === 0)
    await sql`update steps set state = 'done', closed_at = now() where request_id = ${requestId}`
  await setState(sql, requestId, planned.some(({ fate }) => fate === 'unknown') ? 'paused' : 'carried out')
  return requestId
}
