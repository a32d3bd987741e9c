import type Stripe from 'stripe'
import type { KeptAnswer } from '../requests/keep-answer.ts'
import { EventLog, type EventLogSnapshot } from '../events/event-log.ts'
import { Collection } from './collection.ts'

export type Endpoint = Stripe.WebhookEndpoint & { secret: string }
export interface Tombstone {
  id: string
  livemode: boolean
}

/** Everything an account holds, in both modes; plain JSON when stringified. */
export interface State {
  customers: Collection<Stripe.Customer>
  deletedCustomers: Tombstone[]
  invoices: Collection<Stripe.Invoice>
  invoicePayments: Collection<Stripe.InvoicePayment>
  paymentIntents: Collection<Stripe.PaymentIntent>
  paymentRecords: Collection<Stripe.PaymentRecord>
  charges: Collection<Stripe.Charge>
  creditNotes: Collection<Stripe.CreditNote>
  products: Collection<Stripe.Product>
  prices: Collection<Stripe.Price>
  subscriptions: Collection<Stripe.Subscription>
  endpoints: Collection<Endpoint>
  events: EventLog
  keptAnswers: Map<string, KeptAnswer>
  restrictedKeys: Record<string, string[]>
}

export interface StateSnapshot {
  customers: Stripe.Customer[]
  deletedCustomers: Tombstone[]
  invoices: Stripe.Invoice[]
  invoicePayments: Stripe.InvoicePayment[]
  paymentIntents: Stripe.PaymentIntent[]
  paymentRecords: Stripe.PaymentRecord[]
  charges: Stripe.Charge[]
  creditNotes: Stripe.CreditNote[]
  products: Stripe.Product[]
  prices: Stripe.Price[]
  subscriptions: Stripe.Subscription[]
  endpoints: Endpoint[]
  events: EventLogSnapshot
  keptAnswers: [string, KeptAnswer][]
  restrictedKeys: Record<string, string[]>
}

export function createState(from?: StateSnapshot): State {
  return {
    customers: new Collection('customer', from?.customers),
    deletedCustomers: [...(from?.deletedCustomers ?? [])],
    invoices: new Collection('invoice', from?.invoices),
    invoicePayments: new Collection('invoice_payment', from?.invoicePayments),
    paymentIntents: new Collection('payment_intent', from?.paymentIntents),
    paymentRecords: new Collection('payment_record', from?.paymentRecords),
    charges: new Collection('charge', from?.charges),
    creditNotes: new Collection('credit_note', from?.creditNotes),
    products: new Collection('product', from?.products),
    prices: new Collection('price', from?.prices),
    subscriptions: new Collection('subscription', from?.subscriptions),
    endpoints: new Collection('webhook endpoint', from?.endpoints),
    events: new EventLog(from?.events),
    keptAnswers: new Map(from?.keptAnswers),
    restrictedKeys: { ...from?.restrictedKeys },
  }
}

/** Leaves out requests that are still going on: after a restart nobody would ever finish them. */
export function snapshotState(state: State): StateSnapshot {
  const kept = [...state.keptAnswers].filter(([, { answer }]) => answer)
  return JSON.parse(JSON.stringify({ ...state, keptAnswers: kept })) as StateSnapshot
}
