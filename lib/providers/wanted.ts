/** How often a subscription is paid, in the words of Cello's API v1 (`context.subscription.interval`). */
export const intervals = [
  'one-time',
  'weekly',
  'bi-weekly',
  'monthly',
  'quarterly',
  'semi-annual',
  'yearly',
  'biennial',
  'triennial',
  'lifetime',
] as const
export type Interval = (typeof intervals)[number]

/** A past payment as a person typed or imported it. `amount` is in minor units of `currency`, a lower-case ISO 4217 code. */
export interface GivenPayment {
  invoiceId: string
  /** ISO 8601 in UTC. */
  paidAt: string
  amount: number
  currency: string
  interval: Interval | null
  productKey: string | null
  subscriptionId: string | null
}

/** What the person wants put right: this new user belongs to this referral code. What a path does not ask for is absent. */
export interface Wanted {
  /** The billing customer; on a request without one, the new user's own id. */
  customerId: string
  referralCode: string
  newUserId: string
  organizationId: string | null
  /** The path of the billing provider, where the request's own path leaves it open. */
  billing?: string
  /** What Cello is told of the sign-up, on paths that tell it. `at` is ISO 8601 in UTC. */
  signup?: { at: string; email: string | null; name: string | null }
  /** For payments whose subscription does not say it. */
  terms?: { interval: Interval | null; productKey: string | null }
  /** Past payments, on a path that takes them from a person. */
  payments?: GivenPayment[]
  /** Nothing is sent to a provider: the request is a message to Cello support. */
  supportOnly?: true
}
