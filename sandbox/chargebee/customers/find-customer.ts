import type { Card, Customer } from 'chargebee'
import { missing } from '../requests/api-error.ts'
import type { Site } from '../site/site.ts'

export function findCustomer({ state, habits }: Site, id: string): Customer {
  const customer = state.customers.get(id)
  if (!customer || (customer.deleted && habits.deletedCustomer === 'missing')) throw missing('customer', id)
  return customer
}

/** The customer with the card on file, as answers and events carry them. */
export function withCard({ state }: Site, customer: Customer): { customer: Customer; card?: Card } {
  const card = state.cards.get(customer.id)
  return { customer, ...(card && { card }) }
}
