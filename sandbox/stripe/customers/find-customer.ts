import type Stripe from 'stripe'
import { find } from '../lists/find.ts'
import { missing } from '../requests/api-error.ts'
import type { Ask } from '../requests/ask.ts'

/** A customer that is there; a deleted one is missing. */
export function findCustomer(ask: Ask, id: string, param?: string): Stripe.Customer {
  if (isDeleted(ask, id)) throw missing('customer', id, { ...(param && { param }) })
  return find(ask.account.state.customers, ask, id, param)
}

/** Refuses a customer that never was; what a deleted one left behind can still be listed. */
export function checkCustomer(ask: Ask, id: string | undefined) {
  if (id !== undefined && !isDeleted(ask, id)) find(ask.account.state.customers, ask, id, 'customer')
}

export function isDeleted({ account, live }: Ask, id: string): boolean {
  return account.state.deletedCustomers.some((gone) => gone.id === id && gone.livemode === live)
}
