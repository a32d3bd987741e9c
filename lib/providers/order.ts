import type { NotResent } from './finding.ts'
import type { SentBefore } from './provider.ts'

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The order in which events are sent: oldest first, in whatever order a provider listed them. */
export const oldestFirst = (
  a: { eventAt: string; eventId: string },
  b: { eventAt: string; eventId: string },
) => compare(a.eventAt, b.eventAt) || compare(a.eventId, b.eventId)

export const newestFirst = (a: NotResent, b: NotResent) =>
  compare(b.invoice.paidAt ?? b.invoice.createdAt, a.invoice.paidAt ?? a.invoice.createdAt) ||
  compare(a.invoice.id, b.invoice.id) ||
  compare(a.invoice.paymentId ?? '', b.invoice.paymentId ?? '')

/** By event id and payment (an invoice, where it is not paid in parts): the first request of this desk that sent it. */
export function firstNumbers(sentBefore: readonly SentBefore[]): ReadonlyMap<string, number> {
  const latestFirst = [...sentBefore].sort((a, b) => b.requestNumber - a.requestNumber)
  return new Map(
    latestFirst.flatMap(({ eventId, invoiceId, paymentId, requestNumber }) =>
      [eventId, paymentId ?? invoiceId].flatMap((id) => (id === null ? [] : [[id, requestNumber] as const])),
    ),
  )
}

/** The number of the first request that sent any of these; undefined where none did. */
export const sentIn = (numbers: ReadonlyMap<string, number>, ids: readonly string[]) =>
  ids.flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b)[0]
