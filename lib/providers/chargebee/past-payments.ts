import { formatAmount } from '../money.ts'
import type { Payment } from '../provider.ts'
import { formatDay } from '../seconds.ts'
import { intervalOf } from './intervals.ts'
import { judgeUnpaid, toInvoice } from './judge-payments.ts'
import type { LookedPayment } from './looked.ts'
import { toUnpaid } from './map.ts'
import type { InvoiceShape, SubscriptionShape } from './shapes.ts'

interface Read {
  payments: readonly LookedPayment[]
  invoices: readonly InvoiceShape[]
  subscriptions: readonly SubscriptionShape[]
}

/** Oldest first; with the invoices that were never paid. */
export function toPastPayments({ payments, invoices, subscriptions }: Read): Payment[] {
  const byId = new Map(invoices.map((invoice) => [invoice.id, invoice]))
  const terms = (invoice: InvoiceShape | undefined) =>
    termsOf(
      invoice,
      subscriptions.find(({ id }) => id === subscriptionIdOf(invoice)),
    )
  const paid = payments.map((payment) => ({
    invoice: toInvoice(payment),
    obstacle: obstacleOf(payment),
    subscription: terms(byId.get(payment.invoices[0]?.id ?? '')),
  }))
  const unpaid = invoices.flatMap((shape) => {
    const known = toUnpaid(shape)
    if (!known) return []
    const { invoice, ...obstacle } = judgeUnpaid(known)
    return [{ invoice, obstacle, subscription: terms(shape) }]
  })
  return [...paid, ...unpaid].sort(earliestFirst)
}

const earliestFirst = ({ invoice: a }: Payment, { invoice: b }: Payment) => {
  const [one, other] = [a.paidAt ?? a.createdAt, b.paidAt ?? b.createdAt]
  return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1
}

function obstacleOf(payment: LookedPayment): Payment['obstacle'] {
  const { reversed, refunded, amount, paidAt } = payment
  const reason = 'refunded'
  if (reversed) return { reason, sentence: `The bank took the payment of ${formatDay(paidAt)} back.` }
  if (refunded > 0 && refunded >= amount)
    return { reason, sentence: `Refunded in whole: ${formatAmount({ ...payment, amount: refunded })}.` }
  return null
}

const subscriptionIdOf = (invoice: InvoiceShape | undefined) =>
  invoice?.subscription_id ??
  invoice?.line_items.find(({ subscription_id }) => subscription_id !== null)?.subscription_id ??
  null

/** What the invoice billed comes first: the subscription may have changed since. */
function termsOf(
  invoice: InvoiceShape | undefined,
  subscription: SubscriptionShape | undefined,
): Payment['subscription'] {
  const billed = invoice?.line_items.find(({ entity_type }) => entity_type?.startsWith('plan') === true)
  const item = subscription?.subscription_items.find(({ item_type }) => item_type === 'plan')
  const once = invoice !== undefined && !invoice.recurring && subscriptionIdOf(invoice) === null
  return {
    id: subscriptionIdOf(invoice),
    interval: subscription
      ? intervalOf(subscription.billing_period, subscription.billing_period_unit)
      : once
        ? 'one-time'
        : null,
    productKey:
      billed?.entity_id ??
      item?.item_price_id ??
      subscription?.plan_id ??
      (once ? (invoice.line_items[0]?.entity_id ?? null) : null),
    seats: billed?.quantity ?? item?.quantity ?? subscription?.plan_quantity ?? null,
  }
}
