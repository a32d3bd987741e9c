import type { Card, CreditNote, Customer, Event, Invoice, Subscription, Transaction } from 'chargebee'

export type WebhookStatus = Event['webhook_status']

export interface Content {
  customer?: Customer
  transaction?: Transaction
  invoice?: Invoice
  credit_note?: Partial<CreditNote>
  subscription?: Subscription
  card?: Card
}

export type EventType =
  | 'customer_created'
  | 'customer_changed'
  | 'customer_deleted'
  | 'payment_succeeded'
  | 'payment_failed'
  | 'payment_refunded'

export interface StoredEvent {
  id: string
  /** Seconds. */
  occurred_at: number
  source: 'api' | 'scheduled_job' | 'admin_console'
  user: string | null
  event_type: EventType
  content: Content
  /** Endpoints that are to be called. */
  recipients: string[]
  /** What became of each call; an endpoint is absent until its first call has ended. */
  webhooks: { id: string; webhook_status: WebhookStatus }[]
  /** Why nobody is called. */
  uncalled: 'not_configured' | 'not_applicable' | 'disabled' | null
}
