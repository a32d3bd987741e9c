import type { Delivery, Purpose } from '#db/schema/deliveries.ts'
import type { Left } from '#lib/attribution/left-for-support.ts'
import { decimalAmount } from '#lib/currency.ts'
import type { Invoice, Money } from '#lib/providers/step.ts'

/** Each payment that was not imported, and below it why. */
export const listPayments = (left: readonly Left[], billing: string): string[] =>
  left.map(
    ({ invoice, reason, eventId }, at) =>
      `${at + 1}. ${[nameOf(invoice), dayOf(invoice), ...amountsOf(invoice), ...(eventId === null ? [] : [`event ${eventId}`])].join(', ')}\n   ${why(reason, billing)}`,
  )

function why(reason: Left['reason'], billing: string): string {
  switch (reason) {
    case 'event gone':
      return `${billing} no longer has the event of this payment.`
    case 'endpoint younger':
      return 'Your webhook endpoint is younger than the event of this payment, so the event cannot be sent to it.'
    case 'left to Cello':
      return 'It was not sent, because the attribution must be settled first.'
    case 'left out':
      return 'It was not sent: it was left out when the others were sent.'
    default:
      return 'Its event is older than 30 days.'
  }
}

const nameOf = ({ number, id, paymentId }: Pick<Invoice, 'number' | 'id' | 'paymentId'>) =>
  [
    number === null ? `invoice ${id}` : `invoice ${number} (${id})`,
    ...(paymentId ? [`payment ${paymentId}`] : []),
  ].join(', ')

const dayOf = ({ paidAt, createdAt }: Invoice) =>
  paidAt === null ? `made ${momentOf(createdAt)}` : `paid ${momentOf(paidAt)}`

const amountsOf = ({ amount, refunded, credited, currency }: Invoice) => [
  moneyOf({ amount, currency }),
  ...(refunded > 0 ? [`of it ${moneyOf({ amount: refunded, currency })} refunded`] : []),
  ...(credited > 0 ? [`of it ${moneyOf({ amount: credited, currency })} credited`] : []),
]

const moneyOf = ({ amount, currency }: Money) =>
  `${decimalAmount(amount, currency)} ${currency.toUpperCase()}`

/** "2026-11-25 13:58:02 UTC". */
const momentOf = (at: string | Date) => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`

const had: Delivery['outcome'][] = ['accepted', 'arrived', 'reported']

/** Each thing that was sent: when, what, and Cello's own id of the call where Cello answered it. */
export const listSent = (deliveries: readonly Delivery[], billing: string): string[] =>
  deliveries
    .filter(({ outcome }) => had.includes(outcome))
    .map((delivery) => {
      const parts = [
        `${momentOf(delivery.openedAt)}, ${verbs[delivery.purpose](billing)}`,
        ...(delivery.eventId === null ? [] : [`event ${delivery.eventId}`]),
        ...paymentOf(delivery),
        ...celloCall(delivery),
      ]
      return `- ${parts.join(', ')}`
    })

const verbs: Record<Purpose, (billing: string) => string> = {
  signup: () => 'new-signup sent by API',
  mark: (billing) => `${billing} customer marked with the referral code`,
  resend: () => 'event sent again',
  push: () => 'event sent to your endpoint',
  guided: () => 'event sent again by hand',
  post: () => 'invoice-paid sent by API',
}

function paymentOf({ invoiceId, invoiceNumber, paymentId, amount, currency }: Delivery): string[] {
  if (invoiceId === null) return []
  const payment = paymentId !== null && paymentId !== invoiceId ? { paymentId } : {}
  const money = amount === null || currency === null ? [] : [moneyOf({ amount, currency })]
  return [nameOf({ id: invoiceId, number: invoiceNumber, ...payment }), ...money]
}

const answeredByCello: Purpose[] = ['signup', 'push', 'post']

const celloCall = ({ purpose, providerRequestId }: Delivery) =>
  answeredByCello.includes(purpose) && providerRequestId !== null
    ? [`apigw-requestid ${providerRequestId}`]
    : []
