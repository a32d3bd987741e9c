import type { Interval } from '../prices/price-object.ts'

/** All times are milliseconds; ids are made up where absent, and a taken id is refused. */
export interface Seeds {
  customer(seed: CustomerSeed): { id: string }
  /** With its price, and its product where that is new. */
  subscription(seed: SubscriptionSeed): { id: string }
  /** With everything that Stripe would have: payment, charge, refund, credit note and events. */
  invoice(seed: InvoiceSeed): { id: string; event: string | null; charge: string | null }
  /** Seed endpoints before the events that they are to have received. A known id is updated in place. */
  endpoint(seed: EndpointSeed): { id: string; secret: string }
  /** Other people's events, evenly spread, made up only when they are read. */
  bulkEvents(seed: { count: number; from: number; to: number; types?: string[]; live?: boolean }): void
}

export interface CustomerSeed {
  email: string | null
  id?: string
  name?: string
  metadata?: Record<string, string>
  createdAt?: number
  live?: boolean
  deleted?: boolean
}

export interface SubscriptionSeed {
  customer: string
  /** For one of them, in the currency's smallest unit. */
  amount: number
  currency: string
  id?: string
  createdAt?: number
  status?: 'active' | 'trialing' | 'canceled'
  /** Default: Team. */
  product?: { id: string; name: string }
  /** Default: every month. */
  interval?: Interval
  intervalCount?: number
  quantity?: number
}

export interface InvoiceSeed {
  customer: string
  /** In the currency's smallest unit. */
  amount: number
  currency: string
  id?: string
  number?: string
  subscription?: string
  /** Default: paid where `paidAt` is given, else open. */
  status?: 'draft' | 'open' | 'paid' | 'uncollectible' | 'void'
  createdAt?: number
  /** Default: an hour after creation, or at payment where that is earlier. */
  finalizedAt?: number
  paidAt?: number
  /** Paid outside of Stripe. */
  outOfBand?: boolean
  /** Given back on the charge. */
  refunded?: number
  /** Credited to the customer's balance after payment. */
  credited?: number
  trial?: boolean
  /** The id of its `invoice.paid`; false: Stripe has none. */
  event?: string | false
  /** Also send its events to the endpoints of now. */
  deliver?: boolean
}

export interface EndpointSeed {
  url: string
  id?: string
  secret?: string
  /** Default `['*']`. */
  enabledEvents?: string[]
  status?: 'enabled' | 'disabled'
  createdAt?: number
  description?: string
  live?: boolean
}
