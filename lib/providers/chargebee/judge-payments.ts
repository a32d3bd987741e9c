import type { NotResent, Reason } from '../finding.ts'
import { formatAmount } from '../money.ts'
import { firstNumbers, newestFirst, oldestFirst, sentIn } from '../order.ts'
import type { Context } from '../provider.ts'
import { formatDay, thirtyDays, toIso } from '../seconds.ts'
import type { Invoice, Step } from '../step.ts'
import type { ChargebeeLook, LookedEndpoint, LookedEvent, LookedPayment, LookedUnpaid } from './looked.ts'

export type Bring = Extract<Step, { kind: 'push' | 'guided' }>

export interface JudgedPayments {
  /** Oldest first. */
  brings: Bring[]
  notResent: NotResent[]
  /** Of those that are pushed: how many events hold card data. */
  withCard: number
}

interface World {
  customerId: string
  endpoint: LookedEndpoint | null
  /** A person sends it again. */
  byHand: boolean
  pages: string
  /** Seconds, with their fraction. */
  now: number
  sentBefore: ReadonlyMap<string, number>
}

/** For each payment: the event that is brought to Cello, or why none is. */
export function judgePayments(
  look: ChargebeeLook,
  customerId: string,
  { now, sentBefore }: Context,
): JudgedPayments {
  const endpoint = look.endpoint.state === 'found' ? look.endpoint : null
  const world: World = {
    customerId,
    endpoint,
    byHand: whyByHand(look) !== null,
    pages: look.pages,
    now: now.getTime() / 1000,
    sentBefore: firstNumbers(sentBefore),
  }
  const judged = look.payments.map((payment) => ({ payment, is: judge(payment, world) }))
  const brings = judged.flatMap(({ is }) => ('kind' in is ? [is] : []))
  const pushed = new Set(brings.flatMap(({ kind, eventId }) => (kind === 'push' ? [eventId] : [])))
  const cards = look.payments
    .flatMap(({ events }) => events ?? [])
    .filter(({ id, hasCard }) => hasCard && pushed.has(id))
  const notResent = judged.flatMap(({ is }) => ('kind' in is ? [] : [is]))
  return {
    brings: brings.sort(oldestFirst),
    notResent: [...notResent, ...look.unpaid.map(judgeUnpaid)].sort(newestFirst),
    withCard: cards.length,
  }
}

/** Why past events are not pushed; null where they are. */
export function whyByHand({ endpoint, pushesTo }: Pick<ChargebeeLook, 'endpoint' | 'pushesTo'>) {
  if (pushesTo === null) return 'not configured'
  return endpoint.state === 'found' && endpoint.apiVersion === 'v1' ? 'older form' : null
}

function judge(payment: LookedPayment, world: World): Bring | NotResent {
  const { customerId, endpoint, byHand, pages, now, sentBefore } = world
  const { events, paidAt, refunded, amount, reversed } = payment
  const day = formatDay(paidAt)
  const invoice = toInvoice(payment)
  const no = (reason: Reason, sentence: string, event?: LookedEvent): NotResent => ({
    invoice,
    reason,
    sentence,
    ...(event && { eventId: event.id }),
  })
  if (reversed) return no('refunded', `The bank took the payment of ${day} back.`)
  if (refunded > 0 && refunded >= amount)
    return no('refunded', `Refunded in whole: ${formatAmount({ ...payment, amount: refunded })}.`)
  const ids = [payment.id, ...payment.invoices.map(({ id }) => id), ...(events ?? []).map(({ id }) => id)]
  const sent = sentIn(sentBefore, ids)
  if (sent !== undefined) return no('resent before', `R-${String(sent)} sent it already.`)
  const youngest = Math.max(paidAt, ...payment.moments)
  if (youngest + thirtyDays <= now && (events ?? []).length === 0) return no('too old', tooOld(day))
  if (events === null) return no('permission', 'The Chargebee key may not read events.')
  const [event] = [...events].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
  if (!event)
    return no('event gone', `Chargebee has no payment_succeeded event of this payment of ${day} any more.`)
  if (event.createdAt + thirtyDays <= now) return no('too old', tooOld(day), event)
  if (!endpoint) return no('endpoint missing', "Cello's webhook is missing.", event)
  const told = {
    provider: 'chargebee',
    customerId,
    eventId: event.id,
    eventAt: toIso(event.createdAt),
    endpointId: endpoint.id,
    invoice,
    clock: toIso(event.createdAt + thirtyDays),
  }
  if (!byHand) return { kind: 'push', ...told }
  return { kind: 'guided', ...told, instruction: instructionFor(endpoint), link: pages }
}

const tooOld = (day: string) => `Paid on ${day}: Cello takes events of the last 30 days only.`

/**
 * Chargebee's support article on resending webhooks; an address of the event's own page is not known. The same for each event, so that
 * it is read once.
 */
const instructionFor = ({ name }: LookedEndpoint) =>
  `In Chargebee, open Logs > Events and there the event by its id. On its right side choose the webhook ${name} and resend it.`

/** Why an invoice that was never paid brings nothing. */
export function judgeUnpaid(unpaid: LookedUnpaid): NotResent {
  const { status, closedAt } = unpaid
  const day = formatDay(closedAt)
  return status === 'voided'
    ? { invoice: billed(unpaid), reason: 'voided', sentence: `Voided on ${day}: it was never paid.` }
    : {
        invoice: billed(unpaid),
        reason: 'not paid',
        sentence: `Given up on ${day}, after every attempt failed: it was never paid.`,
      }
}

const billed = ({ id, createdAt, amount, currency }: LookedUnpaid): Invoice => ({
  id,
  number: id,
  createdAt: toIso(createdAt),
  paidAt: null,
  amount,
  currency,
  refunded: 0,
  credited: 0,
  outOfBand: false,
})

/** An invoice's id is its number. A payment in advance has none, and stands for itself. */
export function toInvoice(payment: LookedPayment): Invoice {
  const { id, invoices, paidAt, amount, currency, refunded, credited, outOfBand } = payment
  const [first] = invoices
  return {
    id: first?.id ?? id,
    number: first ? invoices.map((invoice) => invoice.id).join(', ') : null,
    createdAt: toIso(first?.createdAt ?? paidAt),
    paidAt: toIso(paidAt),
    amount,
    currency,
    refunded,
    credited,
    outOfBand,
    paymentId: id,
  }
}
