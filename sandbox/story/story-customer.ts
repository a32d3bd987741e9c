import type { InvoiceSeed, SubscriptionSeed } from '../stripe/seeds/seeds.ts'

/** A paid invoice unless it says otherwise; days and hours are before the moment of telling. */
export interface ToldInvoice extends Omit<
  InvoiceSeed,
  'customer' | 'createdAt' | 'finalizedAt' | 'paidAt' | 'event' | 'id'
> {
  number: string
  /** null: never paid. */
  paidAgo: number | null
  createdAgo?: number
  finalizedAgo?: number
  /** Stripe no longer has its `invoice.paid`. */
  eventGone?: boolean
}

export interface StoryCustomer {
  email: string
  name: string
  customerId: string
  newUserId: string
  /** The one to try. */
  referralCode: string
  /** One sentence: what this customer shows. */
  teaches: string
  subscriptionId?: string
  /** What the subscription is to. Default: Team, every month. */
  plan?: Pick<SubscriptionSeed, 'product' | 'interval' | 'intervalCount' | 'quantity'>
  metadata?: Record<string, string>
  live?: boolean
  deleted?: boolean
  invoices: ToldInvoice[]
}

const HOUR = 60 * 60 * 1000

/** In milliseconds. */
export function ago(days: number, hours = 0): number {
  return (days * 24 + hours) * HOUR
}

export function paid(
  number: string,
  amount: number,
  currency: string,
  paidAgo: number,
  more: Partial<ToldInvoice> = {},
): ToldInvoice {
  return { number, amount, currency, paidAgo, ...more }
}
