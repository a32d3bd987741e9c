import { randomUUID } from 'node:crypto'
import { campaignOf } from './campaigns.ts'
import { feedFields, worst } from './feed-fields.ts'
import type { Store } from './store.ts'
import type { StripeCustomer } from './stripe-event.ts'
import type { Attribution, FeedEntry, FeedField, KnownCustomer, Referrer } from './types.ts'

type Taken = Pick<
  FeedEntry,
  'customerId' | 'ucc' | 'newUserId' | 'email' | 'fields' | 'status' | 'outcome' | 'result'
>

/** Remembers the customer and attributes its new user to the code it carries, unless that user is attributed already. */
export function takeCustomer(store: Store, customer: StripeCustomer, now: Date): Taken {
  const known = knownCustomer(customer)
  store.remember(known)
  const fields = feedFields(store, known)
  const { id: customerId, code: ucc, newUserId, email } = known
  const entry = { customerId, ucc, newUserId, email, fields, status: worst(fields) }
  const referrer = ucc ? store.referrerByCode(ucc) : undefined
  if (!referrer || !newUserId) {
    const missing = fields.find(({ status }) => status === 'Error')?.message ?? ''
    return { ...entry, outcome: 'not attributed', result: `Not attributed. ${missing}` }
  }
  if (referrer.userId === newUserId) {
    const result = `Not attributed: ${referrer.code} is the new user’s own code.`
    return { ...warned(entry, 'The code belongs to the new user.'), outcome: 'self-referral', result }
  }
  const before = store.attributionOf(newUserId)
  if (before?.code === referrer.code) {
    return {
      ...entry,
      outcome: 'already attributed',
      result: `Already attributed to ${referrer.name}; nothing changed.`,
    }
  }
  if (before) {
    const first = store.referrerByCode(before.code)?.name ?? before.code
    const result = `The first attribution stays: ${newUserId} belongs to ${first}.`
    return {
      ...warned(entry, `The new user is already attributed to ${first}.`),
      outcome: 'first attribution kept',
      result,
    }
  }
  store.attribute(newAttribution(known, newUserId, referrer, now))
  return { ...entry, outcome: 'attributed', result: `Attributed ${newUserId} to ${referrer.name}.` }
}

export function knownCustomer({ id, email, metadata }: StripeCustomer): KnownCustomer {
  return {
    id,
    email: email || null,
    code: metadata?.cello_ucc || null,
    newUserId: metadata?.new_user_id || null,
    organizationId: metadata?.new_user_organization_id || null,
  }
}

function newAttribution(
  customer: KnownCustomer,
  newUserId: string,
  referrer: Referrer,
  now: Date,
): Attribution {
  const campaign = campaignOf(referrer.campaign)
  return {
    newUserId,
    organizationId: customer.organizationId,
    code: referrer.code,
    referrerUserId: referrer.userId,
    campaignId: campaign.id,
    campaignRevision: campaign.revision,
    customerId: customer.id,
    email: customer.email,
    signupId: `signup_${randomUUID().replaceAll('-', '').slice(0, 12)}`,
    at: now.toISOString(),
  }
}

function warned<T extends { fields: FeedField[]; status: FeedEntry['status'] }>(
  entry: T,
  message: string,
): T {
  const fields = entry.fields.map((field): FeedField =>
    field.field === 'ucc' ? { field: 'ucc', status: 'Warning', message } : field,
  )
  return { ...entry, fields, status: 'Warning' }
}
