import type { NotResent, Reason } from '../finding.ts'
import { formatAmount } from '../money.ts'
import { formatDay, thirtyDays } from '../moments.ts'
import type { Context, Payment } from '../provider.ts'
import type { Invoice, Step } from '../step.ts'
import type { Interval, Wanted } from '../wanted.ts'
import { paidBody } from './bodies.ts'
import type { CelloLook } from './looked.ts'

export type Post = Extract<Step, { kind: 'post' }>

export interface JudgedPayments {
  /** Oldest first. */
  posts: Post[]
  notResent: NotResent[]
}

interface World extends Context {
  wanted: Wanted
  email: string | null
  priceUnit: CelloLook['priceUnit']
}

/** For each payment: the event that is posted, or why none is. */
export function judgePayments(
  look: CelloLook,
  wanted: Wanted,
  context: Context & { email: string | null },
): JudgedPayments {
  const world = { ...context, wanted, priceUnit: look.priceUnit }
  const known = new Set<string>()
  const judged = [...look.payments].sort(oldestFirst).map((payment) => {
    const key = keyOf(payment.invoice)
    if (known.has(key))
      return no(payment, 'resent before', 'It stands in the list twice, and is sent once at most.')
    known.add(key)
    return judge(payment, world)
  })
  return {
    posts: judged.flatMap((one) => ('kind' in one ? [one] : [])),
    notResent: judged.flatMap((one) => ('kind' in one ? [] : [one])).reverse(),
  }
}

function judge(payment: Payment, world: World): Post | NotResent {
  const { invoice, obstacle, subscription } = payment
  const { paidAt, refunded, amount } = invoice
  const { wanted, email, now, priceUnit } = world
  if (obstacle) return no(payment, obstacle.reason, obstacle.sentence)
  if (refunded > 0 && refunded >= amount)
    return no(payment, 'refunded', `Refunded in whole: ${formatAmount({ ...invoice, amount: refunded })}.`)
  const sent = requestThatSent(invoice, world)
  if (sent !== null) return no(payment, 'resent before', `R-${String(sent)} sent it already.`)
  if (paidAt === null) return no(payment, 'not paid', 'It was never paid.')
  const clock = Date.parse(paidAt) + thirtyDays
  if (clock <= now.getTime())
    return no(
      payment,
      'too old',
      `Paid on ${formatDay(Date.parse(paidAt))}: Cello takes events of the last 30 days only.`,
    )
  if (email === null) return no(payment, 'e-mail missing', "Cello requires the new user's e-mail address.")
  const { interval, productKey } = termsOf(payment, wanted)
  if (interval === null || productKey === null)
    return no(
      payment,
      'terms missing',
      `Nobody says ${untold({ interval: interval !== null, productKey: productKey !== null })}.`,
    )
  const { id, seats } = subscription
  return {
    kind: 'post',
    provider: 'cello',
    customerId: wanted.customerId,
    invoice,
    clock: new Date(clock).toISOString(),
    body: paidBody(
      wanted,
      { email, name: null },
      { invoice, paidAt, priceUnit, subscription: { id, interval, productKey, seats } },
    ),
  }
}

const no = ({ invoice }: Payment, reason: Reason, sentence: string): NotResent => ({
  invoice,
  reason,
  sentence,
})

export function termsOf(
  { subscription }: Payment,
  { terms }: Wanted,
): { interval: Interval | null; productKey: string | null } {
  return {
    interval: subscription.interval ?? terms?.interval ?? null,
    productKey: subscription.productKey ?? terms?.productKey ?? null,
  }
}

/** What is not told, of `interval` and `productKey`. */
export const untold = (told: { interval: boolean; productKey: boolean }) =>
  [
    ...(told.interval ? [] : ['how often it is paid']),
    ...(told.productKey ? [] : ['which product it is for']),
  ].join(' and ')

/**
 * The first request that brought this payment to Cello, by whichever path. An invoice that is paid in several payments is known by each
 * of them; where only the invoice is known, it stands for all of them.
 */
function requestThatSent({ id, paymentId }: Invoice, { sentBefore }: World): number | null {
  const sent = sentBefore.filter((before) => {
    if (before.purpose === 'signup' || before.purpose === 'mark') return false
    const wholeInvoice = before.paymentId === null || before.paymentId === before.invoiceId
    if (paymentId === undefined || wholeInvoice) return before.invoiceId === id
    return before.paymentId === paymentId
  })
  return sent.length === 0 ? null : Math.min(...sent.map(({ requestNumber }) => requestNumber))
}

const keyOf = ({ id, paymentId }: Invoice) => paymentId ?? id

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const momentOf = ({ invoice }: Payment) => invoice.paidAt ?? invoice.createdAt
const oldestFirst = (a: Payment, b: Payment) =>
  compare(momentOf(a), momentOf(b)) || compare(keyOf(a.invoice), keyOf(b.invoice))
