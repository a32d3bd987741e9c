import { metaDataKeys } from '#lib/providers/chargebee/fields.ts'
import type {
  ChargebeeLook,
  LookedCustomer,
  LookedEndpoint,
  LookedPayment,
} from '#lib/providers/chargebee/looked.ts'
import type { Context } from '#lib/providers/provider.ts'
import type { Wanted } from '#lib/providers/wanted.ts'

export const now = new Date('2026-11-22T12:00:00Z')
export const day = 24 * 3600
export const nowSeconds = now.getTime() / 1000

export const wanted: Wanted = {
  customerId: 'cb_Northwind',
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
  metaData: {},
  fields: {},
  ...changes,
})

const url = 'https://api.cello.so/products/p1/transaction-webhook/chargebee'

export const endpoint = (changes: Partial<LookedEndpoint> = {}): LookedEndpoint => ({
  state: 'found',
  id: 'whv2_Cello',
  name: 'Cello',
  url,
  enabled: true,
  events: ['customer_changed', 'payment_succeeded'],
  sendsCards: false,
  apiVersion: 'v2',
  ...changes,
})

/** Paid this many seconds ago. */
export function payment(name: string, ago: number, changes: Partial<LookedPayment> = {}): LookedPayment {
  const paidAt = nowSeconds - ago
  return {
    id: `txn_${name}`,
    invoices: [{ id: `NW-${name}`, createdAt: paidAt - 3600 }],
    paidAt,
    moments: [paidAt],
    amount: 4900,
    currency: 'eur',
    refunded: 0,
    credited: 0,
    reversed: false,
    outOfBand: false,
    events: [{ id: `ev_${name}`, createdAt: paidAt + 2, hasCard: false }],
    ...changes,
  }
}

export const look = (changes: Partial<ChargebeeLook> = {}): ChargebeeLook => ({
  account: { provider: 'chargebee', id: 'northwind-test', name: null, mode: 'test' },
  customer: customer(),
  namesakes: [],
  fields: { place: 'meta_data', keys: metaDataKeys, longest: {}, unfit: [] },
  endpoint: endpoint(),
  payments: [payment('1', 20 * day), payment('2', 3 * day)],
  unpaid: [],
  denied: [],
  pushesTo: url,
  limit: { requests: 150, perMs: 60_000 },
  pages: 'https://northwind-test.chargebee.com',
  ...changes,
})
