import { campaignOf } from './campaigns.ts'
import { feedFields, warned } from './feed-fields.ts'
import type { Store } from './store.ts'
import type { FeedEntry, Payment, Subject } from './types.ts'

type Taken = Omit<FeedEntry, 'id' | 'source' | 'eventType' | 'eventId' | 'at'>

const windowDays = 30
const daySeconds = 86_400

/** Rewards a payment once, when its event is at most 30 days old and its new user, or their organisation, is attributed. */
export function takePayment(store: Store, payment: Payment, subject: Subject, now: Date): Taken {
  const { customerId, code: ucc, newUserId, organizationId, email } = subject
  const { invoiceId, transactionId } = payment
  const entry = {
    customerId,
    invoiceId,
    transactionId,
    ucc,
    newUserId,
    email,
    ...feedFields(store, subject),
  }
  const age = now.getTime() / 1000 - payment.occurredAt
  if (age > windowDays * daySeconds) {
    return {
      ...warned(entry, 'event', `${Math.floor(age / daySeconds)} days old.`),
      outcome: 'too old',
      result: `Ignored: the event is older than ${windowDays} days.`,
    }
  }
  const attribution = store.attributionOf(newUserId, organizationId)
  if (!attribution) {
    const who = subject.source === 'Cello API' ? 'new user' : 'customer'
    return {
      ...entry,
      outcome: 'not attributed',
      result: `No reward: this ${who} is not attributed to a referrer.`,
    }
  }
  if (store.rewardFor(payment)) {
    return {
      ...entry,
      outcome: 'repeat',
      result: `Repeat: ${transactionId ?? invoiceId} was rewarded before. Not rewarded again.`,
    }
  }
  const noun = transactionId ? 'payment' : 'invoice'
  if (payment.paid <= 0) {
    return { ...entry, outcome: 'nothing paid', result: `No reward: nothing was paid on this ${noun}.` }
  }
  const percentage = campaignOf(attribution.campaignId).rewardPercentage
  store.reward({
    invoiceId,
    transactionId,
    eventId: payment.eventId,
    customerId,
    newUserId: attribution.newUserId,
    code: attribution.code,
    currency: payment.currency,
    paid: payment.paid,
    percentage,
    amount: Math.round((payment.paid * percentage) / 100),
    at: now.toISOString(),
  })
  const name = store.nameOf(attribution.code)
  const byCode = ucc === attribution.code ? entry : warned(entry, 'ucc', `The new user belongs to ${name}.`)
  return { ...byCode, outcome: 'rewarded', result: `Rewarded ${name}: ${percentage}% of this ${noun}.` }
}
