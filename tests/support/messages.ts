import type { Delivery } from '#db/schema/deliveries.ts'
import type { Left } from '#lib/attribution/left-for-support.ts'
import { type Told, writeMessage } from '#lib/support/write-message.ts'
import { invoice, plan } from './plans.ts'

export const left = (over: Partial<Left> = {}): Left => ({
  invoice: invoice({ id: 'in_16', number: 'NW-0016', paidAt: '2026-09-26T08:00:00.000Z' }),
  reason: 'too old',
  sentence: 'For the screen only.',
  eventId: null,
  ...over,
})

export const delivery = (over: Partial<Delivery>): Delivery => ({
  id: 'd',
  requestId: 'r',
  requestNumber: 1042,
  revision: 1,
  position: 0,
  attempt: 1,
  decisionId: 'c',
  decisionOutcome: 'approved',
  provider: 'stripe',
  account: 'stripe:acct_1:test',
  purpose: 'mark',
  customerId: 'cus_1',
  customerEmail: 'billing@northwind.example',
  eventId: null,
  invoiceId: null,
  invoiceNumber: null,
  paymentId: null,
  amount: null,
  currency: null,
  endpointId: null,
  requestedBy: 'sam',
  approvedBy: 'ada',
  idempotencyKey: 'attribution-desk-1',
  sent: {},
  openedAt: new Date('2026-11-25T13:58:02.400Z'),
  outcome: 'accepted',
  failure: null,
  sentence: null,
  status: 200,
  providerRequestId: 'req_8Fk2',
  answer: null,
  closedAt: new Date('2026-11-25T13:58:03Z'),
  settledBy: null,
  settledBecause: null,
  ...over,
})

export const write = (over: Partial<Told> = {}) =>
  writeMessage({
    request: { number: 1042 },
    plan: plan({ steps: [] }),
    left: [],
    deliveries: [],
    billing: 'Stripe',
    sender: 'Sam Reyes',
    ...over,
  })
