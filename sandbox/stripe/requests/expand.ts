import { listed } from '../../http/parse-form.ts'
import type { State } from '../state/state.ts'
import { invalid } from './api-error.ts'
import type { Ask } from './ask.ts'

type Node = Record<string, unknown>

/** Absent from one object of a list, such names may well be there in the next. */
const EXPANDABLE = new Set([
  'charge',
  'customer',
  'invoice',
  'payment_intent',
  'payment_record',
  'price',
  'product',
  'subscription',
])

/** Puts whole objects where `expand[]` asks for them, into a copy. */
export function expand(body: object, ask: Pick<Ask, 'account' | 'params'>): object {
  const copy = structuredClone(body)
  for (const path of listed(ask.params['expand'])) {
    const names = path.split('.')
    if (names.length > 4 + (names[0] === 'data' ? 1 : 0)) {
      throw invalid('You cannot expand more than 4 levels of a property.', 'expand')
    }
    walk(copy, names, path, ask.account.state)
  }
  return copy
}

function walk(node: unknown, [name, ...rest]: string[], path: string, state: State) {
  if (name === undefined) return
  if (Array.isArray(node)) {
    for (const item of node) walk(item, [name, ...rest], path, state)
    return
  }
  if (!isNode(node)) return
  const value = node[name] ?? included(node, name, state)
  if (value === undefined && EXPANDABLE.has(name)) return
  if (value === undefined) throw invalid(`This property cannot be expanded (${path}).`, 'expand')
  node[name] = typeof value === 'string' ? whole(value, path, state) : value
  walk(node[name], rest, path, state)
}

/** What Stripe leaves out unless asked: an invoice's payments and off-Stripe amount, a customer's subscriptions. */
function included(node: Node, name: string, state: State): unknown {
  const id = String(node['id'])
  if (name in node) return node[name]
  if (node['object'] === 'invoice' && name === 'payments') {
    return listOf(
      state.invoicePayments.newestFirst(node['livemode'] === true, (item) => item.invoice === id),
      `/v1/invoice_payments?invoice=${id}`,
    )
  }
  if (node['object'] === 'invoice' && name === 'amount_paid_off_stripe') {
    const off = state.invoicePayments.newestFirst(
      node['livemode'] === true,
      (item) => item.invoice === id && item.payment.type === 'payment_record',
    )
    return off.reduce((sum, item) => sum + (item.amount_paid ?? 0), 0)
  }
  if (node['object'] === 'customer' && name === 'subscriptions') {
    return listOf(
      state.subscriptions.newestFirst(
        node['livemode'] === true,
        (item) => item.customer === id && item.status !== 'canceled',
      ),
      `/v1/customers/${id}/subscriptions`,
    )
  }
  return undefined
}

function listOf(items: object[], url: string): object {
  return { object: 'list', data: structuredClone(items.slice(0, 10)), has_more: items.length > 10, url }
}

function whole(id: string, path: string, state: State): unknown {
  const { customers, invoices, charges, paymentIntents, paymentRecords, prices, products, subscriptions } =
    state
  if (state.deletedCustomers.some((gone) => gone.id === id)) return { id, object: 'customer', deleted: true }
  for (const collection of [
    customers,
    invoices,
    charges,
    paymentIntents,
    paymentRecords,
    prices,
    products,
    subscriptions,
  ]) {
    const found = collection.get(id)
    if (found) return structuredClone(found)
  }
  throw invalid(`This property cannot be expanded (${path}).`, 'expand')
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null
}
