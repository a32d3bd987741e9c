export interface Referrer {
  name: string
  /** Its user id in the product, which Cello calls productUserId. */
  userId: string
  code: string
  campaign: string
}

export interface KnownCustomer {
  id: string
  email: string | null
  code: string | null
  newUserId: string | null
  organizationId: string | null
}

export interface Attribution {
  newUserId: string
  organizationId: string | null
  code: string
  referrerUserId: string
  campaignId: string
  campaignRevision: string
  customerId: string
  email: string | null
  signupId: string
  at: string
}

/** Amounts are integers in the currency's minor unit, currencies lower-case ISO codes as Stripe gives them. */
export interface Reward {
  invoiceId: string
  eventId: string
  customerId: string
  newUserId: string
  code: string
  currency: string
  paid: number
  percentage: number
  amount: number
  at: string
}

export type FeedStatus = 'OK' | 'Warning' | 'Error'

export interface FeedField {
  field: 'ucc' | 'newUserId' | 'email' | 'signature' | 'event'
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
  source: 'Stripe Webhook' | 'Cello API' | 'Auto Attribution'
  eventType: string
  eventId: string | null
  customerId: string | null
  invoiceId: string | null
  ucc: string | null
  newUserId: string | null
  email: string | null
  status: FeedStatus
  fields: FeedField[]
  outcome: Outcome
  result: string
  at: string
}

export type Operation = 'webhook' | 'token' | 'referral-code' | 'active-link' | 'reward'

export interface Call {
  /** Milliseconds, by Cello's clock. */
  at: number
  operation: Operation | null
  method: string
  path: string
  /** null: the connection was cut, or no answer was sent yet. */
  status: number | null
  requestId: string
}

interface Match {
  /** Which calls; absent: every one. */
  on?: Operation | undefined
  /** How many calls are hit; absent: every one. */
  times?: number | undefined
  /** How many matching calls go untouched first. */
  skip?: number | undefined
}

export type Fault = Match &
  (
    | { kind: 'delay'; ms: number }
    /** Nothing happened. */
    | { kind: 'error'; status: number; message?: string | undefined }
    /** The connection ends without an answer, before or after the effect. */
    | { kind: 'cut'; when: 'before' | 'after' }
  )

export interface CelloSnapshot {
  signingSecret: string | null
  customers: KnownCustomer[]
  attributions: Attribution[]
  rewards: Reward[]
  feed: FeedEntry[]
}
