import type { Card, Customer, Invoice, Item, ItemPrice, Subscription, Transaction } from 'chargebee'
import type { CustomField } from '../custom-fields/custom-field.ts'
import type { StoredEvent } from '../events/stored-event.ts'
import type { KeptAnswer } from '../requests/keep-answer.ts'
import type { Endpoint } from '../webhook-endpoints/endpoint.ts'
import { Shelf } from './shelf.ts'

/** Everything a site holds; plain JSON when stringified. */
export interface State {
  customers: Shelf<Customer>
  /** By customer. */
  cards: Map<string, Card>
  items: Shelf<Item>
  itemPrices: Shelf<ItemPrice>
  subscriptions: Shelf<Subscription>
  invoices: Shelf<Invoice>
  transactions: Shelf<Transaction>
  endpoints: Shelf<Endpoint>
  customFields: CustomField[]
  events: Shelf<StoredEvent>
  keptAnswers: Map<string, KeptAnswer>
}

export interface StateSnapshot {
  customers: Customer[]
  cards: [string, Card][]
  items: Item[]
  itemPrices: ItemPrice[]
  subscriptions: Subscription[]
  invoices: Invoice[]
  transactions: Transaction[]
  endpoints: Endpoint[]
  customFields: CustomField[]
  events: StoredEvent[]
  keptAnswers: [string, KeptAnswer][]
}

export function createState(from?: StateSnapshot): State {
  return {
    customers: new Shelf('customer', from?.customers),
    cards: new Map(from?.cards),
    items: new Shelf('item', from?.items),
    itemPrices: new Shelf('item_price', from?.itemPrices),
    subscriptions: new Shelf('subscription', from?.subscriptions),
    invoices: new Shelf('invoice', from?.invoices),
    transactions: new Shelf('transaction', from?.transactions),
    endpoints: new Shelf('webhook_endpoint', from?.endpoints),
    customFields: [...(from?.customFields ?? [])],
    events: new Shelf('event', from?.events),
    keptAnswers: new Map(from?.keptAnswers),
  }
}

/** Leaves out requests that are still going on: after a restart nobody would ever finish them. */
export function snapshotState(state: State): StateSnapshot {
  const keptAnswers = [...state.keptAnswers].filter(([, { answer }]) => answer)
  return JSON.parse(JSON.stringify({ ...state, cards: [...state.cards], keptAnswers })) as StateSnapshot
}
