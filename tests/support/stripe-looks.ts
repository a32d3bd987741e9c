import type {
  LookedCustomer,
  LookedEndpoint,
  LookedInvoice,
  StripeLook,
} from '#lib/providers/stripe/looked.ts'
import type { Context } from '#lib/providers/provider.ts'
import type { Wanted } from '#lib/providers/wanted.ts'

export const now = new Date('2026-11-22T12:00:00Z')
export const day = 24 * 3600
export const nowSeconds = now.getTime() / 1000

export const wanted: Wanted = {
  customerId: 'cus_Northwind',
  referralCode: 'pNRB1aYqArN',
  newUserId: 'usr_9001',
  organizationId: null,
}

export const context: Context = { now, sentBefore: [] }

export const customer = (changes: Partial<LookedCustomer> = {}): LookedCustomer => ({
  state: 'found',
  id: wanted.customerId,
  email: 'pay@northwind.example',
  name: 'Northwind GmbH',
  mode: 'test',
  metadata: {},
  ...changes,
})

export const endpoint = (changes: Partial<LookedEndpoint> = {}): LookedEndpoint => ({
  state: 'found',
  id: 'we_Cello',
  url: 'https://api.cello.so/products/p1/transaction-webhook/stripe',
  enabled: true,
  events: ['customer.updated', 'invoice.paid'],
  createdAt: nowSeconds - 400 * day,
  mode: 'test',
  ...changes,
})

/** Paid this many seconds ago. */
export function invoice(name: string, age: number, changes: Partial<LookedInvoice> = {}): LookedInvoice {
  const closedAt = nowSeconds - age
  return {
    id: `in_${name}`,
    number: `NW-${name}`,
    status: 'paid',
    createdAt: closedAt - 3600,
    closedAt,
    amount: 4900,
    currency: 'eur',
    refunded: 0,
    credited: 0,
    outOfBand: false,
    events: [{ id: `evt_${name}`, createdAt: closedAt, mode: 'test' }],
    ...changes,
  }
}

export const look = (changes: Partial<StripeLook> = {}): StripeLook => ({
  account: { provider: 'stripe', id: 'acct_1', name: 'Attribution', mode: 'test' },
  customer: customer(),
  namesakes: [],
  endpoint: endpoint(),
  invoices: [invoice('1', 20 * day), invoice('2', 3 * day)],
  denied: [],
  ...changes,
})
