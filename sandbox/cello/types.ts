import type { BrokenAnswer } from '../faults/broken-answer.ts'
import type { Match } from '../faults/create-faults.ts'
import type { Operation } from './operations.ts'

export interface Referrer {
  name: string
  /** Its user id in the product, which Cello calls productUserId. */
  userId: string
  code: string
  campaign: string
}

/** Whom a signup or a payment is about, as its source tells it. */
export interface Subject {
  source: FeedSource
  customerId: string | null
  email: string | null
  code: string | null
  newUserId: string | null
  organizationId: string | null
}

export interface KnownCustomer extends Subject {
  customerId: string
}

export interface Payment {
  invoiceId: string | null
  /** Chargebee's only. */
  transactionId: string | null
  eventId: string | null
  /** Seconds. */
  occurredAt: number
  /** In the currency's minor unit. */
  paid: number
  /** A lower-case ISO code. */
  currency: string
}

export interface Attribution {
  newUserId: string
  organizationId: string | null
  code: string
  referrerUserId: string
  campaignId: string
  campaignRevision: string
  /** null: told by the API. */
  customerId: string | null
  email: string | null
  signupId: string
  at: string
}

/** Amounts are integers in the currency's minor unit. */
export interface Reward extends Omit<Payment, 'occurredAt'> {
  customerId: string | null
  newUserId: string
  code: string
  percentage: number
  amount: number
  at: string
}

export type FeedSource = 'Stripe Webhook' | 'Chargebee Webhook' | 'Cello API' | 'Auto Attribution'

export type FeedStatus = 'OK' | 'Warning' | 'Error'

export interface FeedField {
  field: 'ucc' | 'newUserId' | 'email' | 'signature' | 'credentials' | 'event' | 'card' | 'price'
  status: FeedStatus
  message: string
}

export type Outcome =
  | 'attributed'
  | 'already attributed'
  | 'first attribution kept'
  | 'self-referral'
  | 'not attributed'
  | 'rewarded'
  | 'repeat'
  | 'nothing paid'
  | 'too old'
  | 'noted'
  | 'ignored'
  | 'refused'

export interface FeedEntry {
  id: string
  source: FeedSource
  eventType: string
  eventId: string | null
  customerId: string | null
  invoiceId: string | null
  transactionId: string | null
  ucc: string | null
  newUserId: string | null
  email: string | null
  status: FeedStatus
  fields: FeedField[]
  outcome: Outcome
  result: string
  at: string
}

export interface Call {
  /** Milliseconds, by Cello's clock. */
  at: number
  operation: Operation | null
  method: string
  path: string
  /** Of POST /events only. */
  body: string | null
  /** null: the connection was cut, or no answer was sent yet. */
  status: number | null
  requestId: string
}

export type Fault = Match & { on?: Operation } & (
    | BrokenAnswer
    /** Nothing happened. */
    | { kind: 'error'; status: number; message?: string }
  )

export interface CelloSnapshot {
  signingSecret: string | null
  customers: KnownCustomer[]
  attributions: Attribution[]
  rewards: Reward[]
  feed: FeedEntry[]
}
