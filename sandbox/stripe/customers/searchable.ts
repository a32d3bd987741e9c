import type Stripe from 'stripe'

/** Customers as search sees them: each write comes into view only after the lag. */
export interface Searchable {
  /** To be called with the customer as it was, null for a new one. */
  before(id: string, customer: Stripe.Customer | null): void
  of(customer: Stripe.Customer): Stripe.Customer | null
}

export function createSearchable(lagMs: number, now: () => number): Searchable {
  const earlier = new Map<string, { until: number; customer: Stripe.Customer | null }[]>()
  return {
    before(id, customer) {
      if (lagMs === 0) return
      const list = earlier.get(id) ?? []
      list.push({ until: now() + lagMs, customer: structuredClone(customer) })
      earlier.set(id, list)
    },
    of(customer) {
      const list = (earlier.get(customer.id) ?? []).filter(({ until }) => until > now())
      if (list.length > 0) earlier.set(customer.id, list)
      else earlier.delete(customer.id)
      const [oldest] = list
      return oldest ? oldest.customer : customer
    },
  }
}
