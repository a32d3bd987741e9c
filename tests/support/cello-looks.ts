import type { Billing, CelloLook } from '#lib/providers/cello/looked.ts'
import type { Context, Payment } from '#lib/providers/provider.ts'
import type { Invoice } from '#lib/providers/step.ts'
import type { Wanted } from '#lib/providers/wanted.ts'

export const now = new Date('2026-11-22T12:00:00Z')
const hour = 3600_000
export const day = 24 * hour

export const wanted: Wanted = {
  customerId: 'usr_9001',
  referralCode: 'pNRB1aYqArN',
  newUserId: 'usr_9001',
  organizationId: null,
  signup: { at: '2026-10-01T09:30:00.000Z', email: 'pay@northwind.example', name: 'Nora Wind' },
}

export const context: Context = { now, sentBefore: [] }

/** Paid this many milliseconds ago. */
export function payment(
  name: string,
  age: number,
  changes: Partial<Invoice> = {},
  more: Partial<Omit<Payment, 'invoice'>> = {},
): Payment {
  const paidAt = new Date(now.getTime() - age).toISOString()
  return {
    invoice: {
      id: `in_${name}`,
      number: `NW-${name}`,
      createdAt: paidAt,
      paidAt,
      amount: 4900,
      currency: 'eur',
      refunded: 0,
      credited: 0,
      outOfBand: false,
      ...changes,
    },
    obstacle: null,
    subscription: { id: 'sub_1', interval: 'monthly', productKey: 'Pro', seats: 3 },
    ...more,
  }
}

export const look = (changes: Partial<CelloLook> = {}): CelloLook => ({
  account: { provider: 'cello', id: 'api.sandbox.cello.so', name: 'Cello', mode: 'test' },
  priceUnit: 'minor',
  shown: [],
  billing: null,
  payments: [payment('1', 20 * day), payment('2', 3 * day)],
  ...changes,
})

export const billing = (changes: Partial<Billing> = {}): Billing => ({
  name: 'Stripe',
  mode: 'test',
  customer: {
    id: 'cus_1',
    email: 'billing@northwind.example',
    name: 'Northwind GmbH',
    deleted: false,
    createdAt: null,
    note: '',
  },
  ...changes,
})
