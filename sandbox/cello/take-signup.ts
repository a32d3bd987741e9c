import { randomUUID } from 'node:crypto'
import { campaignOf } from './campaigns.ts'
import { feedFields, warned } from './feed-fields.ts'
import type { Store } from './store.ts'
import type { Attribution, FeedEntry, Referrer, Subject } from './types.ts'

type Taken = Pick<
  FeedEntry,
  'customerId' | 'ucc' | 'newUserId' | 'email' | 'fields' | 'status' | 'outcome' | 'result'
>

/** Attributes a new user to the code that came with it, unless the user or its organisation is attributed already. */
export function takeSignup(store: Store, subject: Subject, now: Date): Taken {
  const { customerId, code: ucc, newUserId, organizationId, email } = subject
  const entry = { customerId, ucc, newUserId, email, ...feedFields(store, subject) }
  const referrer = ucc ? store.referrerByCode(ucc) : undefined
  if (!referrer || !newUserId) {
    const missing = entry.fields.find(({ status }) => status === 'Error')?.message ?? ''
    return { ...entry, outcome: 'not attributed', result: `Not attributed. ${missing}` }
  }
  if (referrer.userId === newUserId) {
    const result = `Not attributed: ${referrer.code} is the new user’s own code.`
    return {
      ...warned(entry, 'ucc', 'The code belongs to the new user.'),
      outcome: 'self-referral',
      result,
    }
  }
  const before = store.attributionOf(newUserId, organizationId)
  if (before?.code === referrer.code) {
    return {
      ...entry,
      outcome: 'already attributed',
      result: `Already attributed to ${referrer.name}; nothing changed.`,
    }
  }
  if (before) {
    const first = store.nameOf(before.code)
    const result = `The first attribution stays: ${before.newUserId} belongs to ${first}.`
    return {
      ...warned(entry, 'ucc', `The new user is already attributed to ${first}.`),
      outcome: 'first attribution kept',
      result,
    }
  }
  store.attribute(newAttribution(subject, newUserId, referrer, now))
  return { ...entry, outcome: 'attributed', result: `Attributed ${newUserId} to ${referrer.name}.` }
}

function newAttribution(subject: Subject, newUserId: string, referrer: Referrer, now: Date): Attribution {
  const campaign = campaignOf(referrer.campaign)
  return {
    newUserId,
    organizationId: subject.organizationId,
    code: referrer.code,
    referrerUserId: referrer.userId,
    campaignId: campaign.id,
    campaignRevision: campaign.revision,
    customerId: subject.customerId,
    email: subject.email,
    signupId: `signup_${randomUUID().replaceAll('-', '').slice(0, 12)}`,
    at: now.toISOString(),
  }
}
