import type { SubscriptionSeed } from '../chargebee/seeds/seeds.ts'
import { ago } from './story-customer.ts'

/** Paid by card unless it says otherwise; days and hours are before the moment of telling. */
export interface ToldPayment {
  /** The invoice's number, which is its id. */
  number: string
  /** In the currency's smallest unit. */
  amount: number
  /** In capitals, as Chargebee writes it. */
  currency: string
  paidAgo: number
  refunded?: number
  offline?: boolean
  /** Chargebee no longer has its `payment_succeeded`. */
  eventGone?: boolean
  /** The attempt failed: nothing was paid. */
  failed?: boolean
}

/** An invoice without a payment. */
export interface ToldChargebeeInvoice {
  number: string
  amount: number
  currency: string
  status: 'payment_due' | 'not_paid' | 'voided'
  dateAgo: number
}

export interface ChargebeeStoryCustomer {
  path: 'chargebee'
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
  plan?: Pick<SubscriptionSeed, 'item' | 'unit' | 'period' | 'quantity'>
  /** What it carries already: in `meta_data`, and in the custom fields where the site has them. */
  carries?: { cello_ucc: string; new_user_id: string }
  /** What else is in its `meta_data`. */
  metaData?: Record<string, unknown>
  deleted?: boolean
  payments: ToldPayment[]
  invoices?: ToldChargebeeInvoice[]
}

type Told = Omit<ChargebeeStoryCustomer, 'path' | 'payments'> & { payments?: ToldPayment[] }

export function billed(told: Told): ChargebeeStoryCustomer {
  return { path: 'chargebee', payments: [], ...told }
}

export function payment(
  number: string,
  amount: number,
  currency: string,
  days: number,
  more: Partial<ToldPayment> = {},
): ToldPayment {
  return { number, amount, currency, paidAgo: ago(days), ...more }
}
