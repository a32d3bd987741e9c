import type { Account } from '../provider.ts'
import type { Keys, Role } from './fields.ts'
import type { Allowed } from './pace.ts'

/** What was read of Chargebee for one plan. Moments are in seconds since 1970, amounts in minor units. */
export interface ChargebeeLook {
  account: Account
  customer: LookedCustomer | { state: 'unknown' | 'deleted' | 'unread' }
  /** Other customers with the same e-mail address. */
  namesakes: { id: string; code: string | null }[]
  fields: LookedFields
  endpoint: LookedEndpoint | { state: 'missing' | 'unread' } | { state: 'several'; names: string[] }
  payments: LookedPayment[]
  /** Invoices that were never paid and will not be. */
  unpaid: LookedUnpaid[]
  /** What the key may not read. */
  denied: Readable[]
  /** Where the desk pushes events; null: they are sent again by hand. */
  pushesTo: string | null
  limit: Allowed
  /** Where a person finds an event: the site's own pages. */
  pages: string
}

export interface LookedCustomer {
  state: 'found'
  id: string
  email: string | null
  name: string | null
  metaData: Record<string, unknown>
  /** Its custom fields, by API name. */
  fields: Record<string, unknown>
}

/** Where Cello's values stand, and how long one may be there; null: nobody says. `unfit`: no text can be put into it. */
export interface LookedFields {
  place: 'meta_data' | 'custom_fields'
  keys: Keys
  longest: Partial<Record<Role, number>>
  unfit: Role[]
}

export interface LookedEndpoint {
  state: 'found'
  id: string
  name: string
  url: string
  enabled: boolean
  /** Null: every event. */
  events: string[] | null
  sendsCards: boolean
  apiVersion: string | null
}

/** One successful payment. */
export interface LookedPayment {
  id: string
  /** The invoices that it paid; none where it was paid in advance. */
  invoices: { id: string; createdAt: number | null }[]
  paidAt: number
  /** When it was made, settled and applied: its event came about at one of these. */
  moments: number[]
  amount: number
  currency: string
  refunded: number
  credited: number
  /** The bank took it back. */
  reversed: boolean
  outOfBand: boolean
  /** Its `payment_succeeded` events that Chargebee still has; null where they could not be read. */
  events: LookedEvent[] | null
}

export interface LookedEvent {
  id: string
  createdAt: number
  hasCard: boolean
}

export interface LookedUnpaid {
  id: string
  status: 'voided' | 'not_paid'
  createdAt: number
  /** When it was voided or given up. */
  closedAt: number
  amount: number
  currency: string
}

export const readable = [
  'customers',
  'custom fields',
  'webhooks',
  'transactions',
  'invoices',
  'events',
] as const
export type Readable = (typeof readable)[number]
