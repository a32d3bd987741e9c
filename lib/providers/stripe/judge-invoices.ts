import type { NotResent, Reason } from '../finding.ts'
import { formatAmount } from '../money.ts'
import { firstNumbers, newestFirst, oldestFirst, sentIn } from '../order.ts'
import type { Context } from '../provider.ts'
import { formatDay, thirtyDays, toIso } from '../seconds.ts'
import type { Invoice, Step } from '../step.ts'
import type { LookedEndpoint, LookedEvent, LookedInvoice, StripeLook } from './looked.ts'

export type Resend = Extract<Step, { kind: 'resend' }>

export interface JudgedInvoices {
  /** Oldest first. */
  resends: Resend[]
  notResent: NotResent[]
}

interface World {
  customerId: string
  endpoint: LookedEndpoint | null
  mode: 'test' | 'live'
  /** Seconds, with their fraction. */
  now: number
  /** Request numbers. */
  sentBefore: ReadonlyMap<string, number>
}

/** For each invoice: the event that is sent again, or why none is. */
export function judgeInvoices(
  look: StripeLook,
  customerId: string,
  { now, sentBefore }: Context,
): JudgedInvoices {
  const world: World = {
    customerId,
    endpoint: look.endpoint.state === 'found' ? look.endpoint : null,
    mode: look.account.mode,
    now: now.getTime() / 1000,
    sentBefore: firstNumbers(sentBefore),
  }
  const judged = look.invoices.map((invoice) => judge(invoice, world))
  return {
    resends: judged.flatMap((one) => ('kind' in one ? [one] : [])).sort(oldestFirst),
    notResent: judged.flatMap((one) => ('kind' in one ? [] : [one])).sort(newestFirst),
  }
}

function judge(invoice: LookedInvoice, world: World): Resend | NotResent {
  const { customerId, endpoint, mode, now, sentBefore } = world
  const day = formatDay(invoice.closedAt)
  const no = (reason: Reason, sentence: string, event?: LookedEvent): NotResent => ({
    invoice: toContract(invoice),
    reason,
    sentence,
    ...(event && { eventId: event.id }),
  })
  const obstacle = obstacleOf(invoice)
  if (obstacle) return no(obstacle.reason, obstacle.sentence)
  const sent = sentIn(sentBefore, [invoice.id, ...(invoice.events ?? []).map(({ id }) => id)])
  if (sent !== undefined) return no('resent before', `R-${String(sent)} sent it already.`)
  if (invoice.closedAt + thirtyDays <= now && (invoice.events ?? []).length === 0)
    return no('too old', tooOld(day))
  if (invoice.events === null) return no('permission', 'The Stripe key may not read events.')
  const event = choose(invoice.events, endpoint)
  if (!event) return no('event gone', `Stripe has no invoice.paid event of this payment of ${day} any more.`)
  if (event.createdAt + thirtyDays <= now) return no('too old', tooOld(day), event)
  if (event.mode !== mode)
    return no('wrong mode', `Its event is in ${event.mode} mode, and the desk is connected in ${mode} mode.`)
  if (!endpoint) return no('endpoint missing', "Cello's webhook endpoint is missing.")
  if (endpoint.createdAt > event.createdAt) {
    return no(
      'endpoint younger',
      `Cello's endpoint was made on ${formatDay(endpoint.createdAt)}, after this payment of ${day}.`,
      event,
    )
  }
  return {
    kind: 'resend',
    provider: 'stripe',
    customerId,
    eventId: event.id,
    eventAt: toIso(event.createdAt),
    endpointId: endpoint.id,
    invoice: toContract(invoice),
    clock: toIso(event.createdAt + thirtyDays),
  }
}

/** Why no money came in, or none stayed; null where some did. */
export function obstacleOf(invoice: LookedInvoice): { reason: Reason; sentence: string } | null {
  const day = formatDay(invoice.closedAt)
  if (invoice.status === 'void') return { reason: 'voided', sentence: `Voided on ${day}: it was never paid.` }
  if (invoice.status === 'uncollectible')
    return { reason: 'not paid', sentence: `Given up as uncollectible on ${day}: it was never paid.` }
  if (invoice.refunded === 0 || invoice.refunded < invoice.amount) return null
  const amount = formatAmount({ ...invoice, amount: invoice.refunded })
  return { reason: 'refunded', sentence: `Refunded in whole: ${amount}.` }
}

const tooOld = (day: string) => `Paid on ${day}: Cello takes events of the last 30 days only.`

/**
 * Stripe may have made two events for one payment; one of them is enough. The earliest is the one that Cello was sent when it was paid;
 * where Cello's endpoint is younger than that, the earliest that it can be sent.
 */
function choose(events: readonly LookedEvent[], endpoint: LookedEndpoint | null): LookedEvent | undefined {
  const earliestFirst = [...events].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  return (
    earliestFirst.find(({ createdAt }) => endpoint !== null && createdAt >= endpoint.createdAt) ??
    earliestFirst[0]
  )
}

export function toContract({
  id,
  number,
  status,
  createdAt,
  closedAt,
  amount,
  currency,
  refunded,
  credited,
  outOfBand,
}: LookedInvoice): Invoice {
  const paidAt = status === 'paid' ? toIso(closedAt) : null
  return { id, number, createdAt: toIso(createdAt), paidAt, amount, currency, refunded, credited, outOfBand }
}
