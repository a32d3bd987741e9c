import type { Invoice } from './step.ts'

export const reasons = [
  'event gone',
  'endpoint missing',
  'endpoint disabled',
  'endpoint not subscribed',
  'endpoint younger',
  'wrong mode',
  'permission',
  'several customers',
  'customer unknown',
  'customer deleted',
  'code malformed',
  'code unknown',
  'code unchecked',
  'code of the new user',
  'same code',
  'other code',
  'other new user',
  'metadata full',
  'already attributed',
  'attributed to another',
  'refunded in part',
  'refunded',
  'refunds unread',
  'voided',
  'not paid',
  'out of band',
  'too old',
  'resent before',
  'nothing to do',
  'open request',
  'rejected before',
  'field missing',
  'card removed',
  'by hand',
  'slow',
  'told before',
  'e-mail missing',
  'sign-up missing',
  'terms missing',
  'no payments',
  'billing missing',
  'left to Cello',
  'restored',
] as const
export type Reason = (typeof reasons)[number]

/** A sentence to know before deciding. A `blocker` keeps the request from being filed and approved. */
export interface Finding {
  level: 'blocker' | 'warning' | 'good'
  reason: Reason | 'endpoint ready' | 'code valid'
  title: string
  sentence: string
  /** What to do about it. Empty only for `good`. */
  wayOut: string
  /** The other referral code, or the other new user, where it is about one. */
  other?: string
}

export interface NotResent {
  invoice: Invoice
  reason: Reason
  sentence: string
  /** The event of this payment, where one is known. */
  eventId?: string
}
