import type { Account } from '../provider.ts'

/** What was read of Stripe for one plan. Moments are in seconds since 1970, amounts in minor units. */
export interface StripeLook {
  account: Account
  customer: LookedCustomer | { state: 'unknown' | 'deleted' | 'other mode' | 'unread' }
  /** Other customers with the same e-mail address. */
  namesakes: { id: string; code: string | null }[]
  endpoint:
    | LookedEndpoint
    | { state: 'missing' | 'other mode' | 'unread'; id: string | null }
    | { state: 'several'; ids: string[] }
  invoices: LookedInvoice[]
  /** What the key may not read, and whether a plan can be made without it. */
  denied: Denied[]
}

export interface LookedCustomer {
  state: 'found'
  id: string
  email: string | null
  name: string | null
  mode: 'test' | 'live'
  metadata: Record<string, string>
}

export interface LookedEndpoint {
  state: 'found'
  id: string
  url: string
  enabled: boolean
  events: string[]
  createdAt: number
  mode: 'test' | 'live'
}

export interface LookedInvoice {
  id: string
  number: string | null
  status: 'paid' | 'void' | 'uncollectible'
  createdAt: number
  /** When it was paid, voided or given up. */
  closedAt: number
  /** Paid; for an invoice that was not paid, what was billed. */
  amount: number
  currency: string
  refunded: number
  credited: number
  outOfBand: boolean
  /** Its `invoice.paid` events that Stripe still has; null where they could not be read. */
  events: LookedEvent[] | null
}

export interface LookedEvent {
  id: string
  createdAt: number
  mode: 'test' | 'live'
}

export const readable = [
  'account',
  'customers',
  'webhook endpoints',
  'invoices',
  'events',
  'refunds',
  'prices',
  'products',
] as const

export interface Denied {
  what: (typeof readable)[number]
  /** As Stripe names it; null where it does not. */
  permission: string | null
}
