import { formatMoney } from '#app/_ui/format.ts'
import type { DeliveryRow } from '#lib/attribution/find-deliveries.ts'

/** One row of the history, in the words that are drawn. */
export type DeliveryLine = Pick<
  DeliveryRow,
  | 'id'
  | 'openedAt'
  | 'requestId'
  | 'eventId'
  | 'endpointId'
  | 'requestedBy'
  | 'requester'
  | 'approvedBy'
  | 'approver'
  | 'status'
  | 'providerRequestId'
  | 'outcome'
> & {
  customer: string
  request: string
  /** "resend · attempt 2" */
  call: string
  invoice: string | null
  amount: string | null
  /** How the outcome is known. */
  known: string | null
}

export function lineOf(row: DeliveryRow): DeliveryLine {
  const { id, openedAt, requestId, requestNumber, purpose, attempt, customerEmail, customerId } = row
  const { eventId, endpointId, invoiceNumber, invoiceId, amount, currency } = row
  const { requestedBy, requester, approvedBy, approver, status, providerRequestId, outcome } = row
  return {
    ...{ id, openedAt, requestId, eventId, endpointId, requestedBy, requester, approvedBy, approver },
    ...{ status, providerRequestId, outcome },
    customer: customerEmail ?? customerId,
    request: `R-${requestNumber}`,
    call: attempt > 1 ? `${purpose} · attempt ${attempt}` : purpose,
    invoice: invoiceNumber ?? invoiceId,
    amount: amount === null || currency === null ? null : formatMoney({ amount, currency }),
    known: knownBy(row),
  }
}

function knownBy({ settler, deliveredAt }: DeliveryRow) {
  if (settler !== null) return `says ${settler}`
  return deliveredAt === null ? null : 'delivered'
}
