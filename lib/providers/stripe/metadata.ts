import type { Difference } from '../step.ts'
import type { Wanted } from '../wanted.ts'

/** Where Cello looks on the Stripe customer (docs.cello.so/integrations/webhooks/stripe-webhook). */
export const keys = {
  code: 'cello_ucc',
  newUser: 'new_user_id',
  organization: 'new_user_organization_id',
} as const

/** Stripe's limits for the metadata of one object (docs.stripe.com/metadata). */
export const mostKeys = 50
export const longestValue = 500

/** Only what differs, in the order in which Cello's guide names the keys. */
export function changesTo(metadata: Record<string, string>, wanted: Wanted): Difference[] {
  const after = [
    { key: keys.code, after: wanted.referralCode },
    { key: keys.newUser, after: wanted.newUserId },
    ...(wanted.organizationId === null ? [] : [{ key: keys.organization, after: wanted.organizationId }]),
  ]
  return after
    .map((change) => ({ key: change.key, before: metadata[change.key] ?? null, after: change.after }))
    .filter((change) => change.before !== change.after)
}

/** What is not, or no longer, as the step says it was. */
export const movedIn = (metadata: Record<string, string>, changes: readonly Difference[]): Difference[] =>
  changes
    .map(({ key, before }) => ({ key, before, after: metadata[key] ?? null }))
    .filter(({ before, after }) => before !== after)
