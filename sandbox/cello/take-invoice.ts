import { campaignOf } from './campaigns.ts'
import { feedFields, worst } from './feed-fields.ts'
import type { Store } from './store.ts'
import type { StripeEvent, StripeInvoice } from './stripe-event.ts'
import type { FeedEntry, FeedField } from './types.ts'

type Taken = Omit<FeedEntry, 'id' | 'source' | 'eventType' | 'eventId' | 'at'>

const windowDays = 30
const daySeconds = 86_400

/** Rewards a paid invoice once, when its event is at most 30 days old and its customer's new user is attributed. */
export function takeInvoice(store: Store, event: StripeEvent, invoice: StripeInvoice, now: Date): Taken {
  const customer = store.customer(invoice.customer)
  const email = customer?.email ?? invoice.customer_email ?? null
  const { code: ucc = null, newUserId = null, organizationId = null } = customer ?? {}
  const fields = feedFields(store, { code: ucc, newUserId, organizationId, email })
  const entry = {
    customerId: invoice.customer,
    invoiceId: invoice.id,
    ucc,
    newUserId,
    email,
    fields,
    status: worst(fields),
  }
  const age = now.getTime() / 1000 - event.created
  if (age > windowDays * daySeconds) {
    const field: FeedField = {
      field: 'event',
      status: 'Warning',
      message: `${Math.floor(age / daySeconds)} days old.`,
    }
    const result = `Ignored: the event is older than ${windowDays} days.`
    return {
      ...entry,
      fields: [...fields, field],
      status: worst([...fields, field]),
      outcome: 'too old',
      result,
    }
  }
  const attribution = newUserId ? store.attributionOf(newUserId) : undefined
  if (!attribution) {
    return {
      ...entry,
      outcome: 'not attributed',
      result: 'No reward: this customer is not attributed to a referrer.',
    }
  }
  const before = store.rewardOf(invoice.id)
  if (before) {
    return {
      ...entry,
      outcome: 'repeat',
      result: `Repeat: ${invoice.id} was rewarded before. Not rewarded again.`,
    }
  }
  if (invoice.amount_paid <= 0) {
    return { ...entry, outcome: 'nothing paid', result: 'No reward: nothing was paid on this invoice.' }
  }
  const percentage = campaignOf(attribution.campaignId).rewardPercentage
  const amount = Math.round((invoice.amount_paid * percentage) / 100)
  store.reward({
    invoiceId: invoice.id,
    eventId: event.id,
    customerId: invoice.customer,
    newUserId: attribution.newUserId,
    code: attribution.code,
    currency: invoice.currency,
    paid: invoice.amount_paid,
    percentage,
    amount,
    at: now.toISOString(),
  })
  const name = store.referrerByCode(attribution.code)?.name ?? attribution.code
  return { ...entry, outcome: 'rewarded', result: `Rewarded ${name}: ${percentage}% of this invoice.` }
}
