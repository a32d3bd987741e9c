import type { Plan } from '#lib/attribution/plan.ts'
import type { Finding } from '#lib/providers/finding.ts'
import type { Invoice, Step } from '#lib/providers/step.ts'

export const invoice = (over: Partial<Invoice> = {}): Invoice => ({
  id: 'in_17',
  number: 'NW-0017',
  createdAt: '2026-10-26T08:00:00.000Z',
  paidAt: '2026-10-26T08:00:00.000Z',
  amount: 12_000,
  currency: 'eur',
  refunded: 0,
  credited: 0,
  outOfBand: false,
  ...over,
})

export const resend = (
  over: Partial<Invoice> = {},
  clock = '2026-11-25T08:00:00.000Z',
): Extract<Step, { kind: 'resend' }> => ({
  kind: 'resend',
  provider: 'stripe',
  customerId: 'cus_1',
  eventId: `evt_${over.id ?? 'in_17'}`,
  eventAt: '2026-10-26T08:00:00.000Z',
  endpointId: 'we_1',
  invoice: invoice(over),
  clock,
})

export const guided = (over: Partial<Invoice> = {}, clock = '2036-11-25T08:00:00.000Z'): Step => ({
  ...resend(over, clock),
  kind: 'guided',
  instruction: 'Open the event and press Resend beside Cello’s endpoint.',
  link: `https://northwind.example/events/${over.id ?? 'in_17'}`,
})

export const finding = (over: Partial<Finding> = {}): Finding => ({
  level: 'warning',
  reason: 'refunded in part',
  title: 'NW-0017 was refunded in part.',
  sentence: 'Cello will see the whole invoice.',
  wayOut: 'Decide whether that is right.',
  ...over,
})

export const plan = (over: Partial<Plan> = {}): Plan => ({
  version: 1,
  path: 'stripe',
  wanted: { customerId: 'cus_1', referralCode: 'pNRB1aYqArN', newUserId: 'usr_40871', organizationId: null },
  code: { ownerId: 'usr_2210', campaignId: 'Spring' },
  account: { provider: 'stripe', id: 'acct_1', name: 'Northwind', mode: 'test' },
  customer: { id: 'cus_1', email: 'billing@northwind.example', name: 'Northwind GmbH' },
  endpoint: { id: 'we_1', url: 'https://api.cello.so/products/p/transaction-webhook/stripe' },
  steps: [
    {
      kind: 'mark',
      provider: 'stripe',
      customerId: 'cus_1',
      changes: [{ key: 'cello_ucc', before: null, after: 'pNRB1aYqArN' }],
    },
    { kind: 'wait', provider: 'stripe', customerId: 'cus_1', event: 'customer.updated', seconds: 120 },
    resend(),
    resend({ id: 'in_18', number: 'NW-0018', amount: 12_000, currency: 'jpy' }, '2026-12-04T08:00:00.000Z'),
  ],
  notResent: [],
  findings: [],
  ...over,
})
