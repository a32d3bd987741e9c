import type { PaymentStep } from '#lib/providers/step.ts'
import type { Invoice } from '#lib/providers/step.ts'
import { isClosed, type Outcome, outcomeOf, type Progress } from './progress-of.ts'

/** One resend and what became of it, as little as a line of the table needs. */
export interface DeliveryLine {
  invoice: Invoice
  eventId: string | null
  outcome: Outcome
  closed: boolean
  /** How often it was tried. */
  tries: number
  /** When the last attempt was opened; null before the first. */
  openedAt: Date | null
  /** The provider's id of that call, where it answered. */
  call: string | null
  sentence: string | null
  /** Who said so, where a person's word is all there is. */
  said: { by: string; at: Date } | null
}

export function lineOf(step: PaymentStep, progress: Progress): DeliveryLine {
  const { row, last, attempts } = progress
  const said = last?.settler && last.closedAt ? { by: last.settler, at: last.closedAt } : null
  return {
    invoice: step.invoice,
    eventId: 'eventId' in step ? step.eventId : null,
    outcome: outcomeOf(progress),
    closed: row !== undefined && isClosed(row),
    tries: attempts.length,
    openedAt: last?.openedAt ?? null,
    call: last?.providerRequestId ?? null,
    sentence: row?.state === 'asks' || said ? null : (row?.sentence ?? last?.sentence ?? null),
    said,
  }
}
