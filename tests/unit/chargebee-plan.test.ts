import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plan } from '#lib/providers/chargebee/plan.ts'
import type { ProviderPlan, SentBefore } from '#lib/providers/provider.ts'
import type { Reason } from '#lib/providers/finding.ts'
import { context, day, look, now, nowSeconds, payment, wanted } from '../support/chargebee-looks.ts'

const pushes = ({ steps }: ProviderPlan) => steps.flatMap((step) => (step.kind === 'push' ? [step] : []))
const finding = (made: ProviderPlan, reason: Reason) => made.findings.find((one) => one.reason === reason)
const warnings = ({ findings }: ProviderPlan) =>
  findings.filter(({ level }) => level === 'warning').map(({ reason }) => reason)

test('a plain plan marks, waits for customer_changed, and pushes the oldest payment first', () => {
  const made = plan(look(), wanted, context)
  const to = { provider: 'chargebee', customerId: wanted.customerId }
  expect(made.steps).toEqual([
    {
      kind: 'mark',
      ...to,
      changes: [
        { key: 'cello_ucc', before: null, after: 'pNRB1aYqArN' },
        { key: 'new_user_id', before: null, after: 'usr_9001' },
      ],
    },
    { kind: 'wait', ...to, event: 'customer_changed', seconds: 180 },
    {
      kind: 'push',
      ...to,
      eventId: 'ev_1',
      eventAt: '2026-11-02T12:00:02.000Z',
      endpointId: 'whv2_Cello',
      clock: '2026-12-02T12:00:02.000Z',
      invoice: {
        id: 'NW-1',
        number: 'NW-1',
        createdAt: '2026-11-02T11:00:00.000Z',
        paidAt: '2026-11-02T12:00:00.000Z',
        amount: 4900,
        currency: 'eur',
        refunded: 0,
        credited: 0,
        outOfBand: false,
        paymentId: 'txn_1',
      },
    },
    expect.objectContaining({ kind: 'push', eventId: 'ev_2' }),
  ])
  expect(made.findings.map(({ reason }) => reason)).toEqual(['endpoint ready'])
  expect(made.account).toEqual({ provider: 'chargebee', id: 'northwind-test', name: null, mode: 'test' })
})

test('a millisecond before its 30 days run out an event is pushed, at that moment it is not', () => {
  const event = { id: 'ev_1', createdAt: nowSeconds - 30 * day, hasCard: false }
  fc.assert(
    fc.property(fc.integer({ min: -5000, max: 5000 }), (milliseconds) => {
      const at = new Date(now.getTime() + milliseconds)
      const payments = [payment('1', 30 * day + 2, { events: [event] })]
      const made = plan(look({ payments }), wanted, { ...context, now: at })
      expect(pushes(made)).toHaveLength(milliseconds < 0 ? 1 : 0)
    }),
  )
})

test('the clock counts from the event, not from the day that somebody entered', () => {
  const recorded = { id: 'ev_1', createdAt: nowSeconds - 2 * day, hasCard: false }
  const payments = [
    payment('1', 45 * day, { events: [recorded], moments: [nowSeconds - 45 * day, nowSeconds - 2 * day] }),
  ]
  const [push] = pushes(plan(look({ payments }), wanted, context))
  expect(push?.clock).toBe('2026-12-20T12:00:00.000Z')
  expect(push?.invoice.paidAt).toBe('2026-10-08T12:00:00.000Z')
})

test('what is too old says so, and its event is named where one is known', () => {
  const old = { id: 'ev_old', createdAt: nowSeconds - 31 * day, hasCard: false }
  const payments = [payment('1', 40 * day, { events: [] }), payment('2', 31 * day, { events: [old] })]
  const made = plan(look({ payments }), wanted, context)
  expect(pushes(made)).toEqual([])
  expect(made.notResent).toMatchObject([
    {
      invoice: { id: 'NW-2' },
      reason: 'too old',
      eventId: 'ev_old',
      sentence: expect.stringContaining('22 Oct') as string,
    },
    { invoice: { id: 'NW-1' }, reason: 'too old' },
  ])
  expect(finding(made, 'too old')?.wayOut).toContain('support@cello.so')
})

test('the parts of an invoice are pushed each for itself', () => {
  const invoices = [{ id: 'NW-7', createdAt: nowSeconds - 9 * day }]
  const payments = [payment('b', 2 * day, { invoices }), payment('a', 8 * day, { invoices })]
  const made = plan(look({ payments }), wanted, context)
  expect(pushes(made).map(({ invoice: { id, paymentId } }) => [id, paymentId])).toEqual([
    ['NW-7', 'txn_a'],
    ['NW-7', 'txn_b'],
  ])
})

test('a payment of several invoices is pushed once, and one in advance stands for itself', () => {
  const invoices = [
    { id: 'NW-8', createdAt: nowSeconds - 9 * day },
    { id: 'NW-9', createdAt: nowSeconds - 8 * day },
  ]
  const payments = [payment('a', 8 * day, { invoices }), payment('b', 2 * day, { invoices: [] })]
  expect(pushes(plan(look({ payments }), wanted, context)).map(({ invoice }) => invoice)).toMatchObject([
    { id: 'NW-8', number: 'NW-8, NW-9', paymentId: 'txn_a' },
    { id: 'txn_b', number: null, paymentId: 'txn_b' },
  ])
})

test.each<[string, Partial<SentBefore>, string[]]>([
  ['its event', { eventId: 'ev_1' }, ['ev_2']],
  ['its payment', { invoiceId: 'NW-1', paymentId: 'txn_1' }, ['ev_2']],
  ['its invoice, by a path that knows no payments', { invoiceId: 'NW-1', paymentId: 'NW-1' }, ['ev_2']],
  ['its invoice, when no payment was kept', { invoiceId: 'NW-1' }, ['ev_2']],
  ['another part of its invoice', { invoiceId: 'NW-1', paymentId: 'txn_9' }, ['ev_1', 'ev_2']],
])('what was sent before is known by %s', (_name, sent, left) => {
  const before: SentBefore = {
    purpose: 'push',
    eventId: null,
    invoiceId: null,
    paymentId: null,
    referralCode: 'x',
    requestNumber: 1042,
    ...sent,
  }
  const sentBefore = [{ ...before, requestNumber: 1044 }, before]
  const made = plan(look(), wanted, { ...context, sentBefore })
  expect(pushes(made).map(({ eventId }) => eventId)).toEqual(left)
  if (left.length === 1)
    expect(made.notResent).toMatchObject([{ reason: 'resent before', sentence: 'R-1042 sent it already.' }])
})

test('of two events of one payment the earlier is taken', () => {
  const events = [
    { id: 'ev_late', createdAt: nowSeconds - 5 * day + 60, hasCard: false },
    { id: 'ev_early', createdAt: nowSeconds - 5 * day, hasCard: false },
  ]
  const made = plan(look({ payments: [payment('1', 5 * day, { events })] }), wanted, context)
  expect(pushes(made)).toMatchObject([{ eventId: 'ev_early' }])
})

test.each([
  ['refunded', { refunded: 4900 }, 'Refunded in whole: 49.00 EUR.'],
  ['refunded', { reversed: true }, 'The bank took the payment of 19 Nov 2026 back.'],
  [
    'event gone',
    { events: [] },
    'Chargebee has no payment_succeeded event of this payment of 19 Nov 2026 any more.',
  ],
] as const)('a payment is not pushed where it is %s', (reason, changes, sentence) => {
  const made = plan(look({ payments: [payment('1', 3 * day, changes as object)] }), wanted, context)
  expect(pushes(made)).toEqual([])
  expect(made.notResent).toMatchObject([{ reason, sentence, invoice: { id: 'NW-1' } }])
  expect(finding(made, reason)).toMatchObject({ level: 'warning' })
  expect(finding(made, reason)?.sentence).toContain('NW-1 (49.00 EUR)')
})

test.each([
  ['voided', 'Voided on 19 Nov 2026: it was never paid.'],
  ['not_paid', 'Given up on 19 Nov 2026, after every attempt failed: it was never paid.'],
] as const)('an invoice that was %s is named', (status, sentence) => {
  const unpaid = [
    {
      id: 'NW-0',
      status,
      createdAt: nowSeconds - 9 * day,
      closedAt: nowSeconds - 3 * day,
      amount: 700,
      currency: 'eur',
    },
  ]
  const made = plan(look({ unpaid }), wanted, context)
  const reason = status === 'voided' ? 'voided' : 'not paid'
  expect(made.notResent).toMatchObject([{ reason, sentence, invoice: { id: 'NW-0', paidAt: null } }])
  expect(finding(made, reason)?.sentence).toContain('NW-0 (7.00 EUR)')
})

test('a part refund, a credit note and a payment by hand are pushed with a warning that names the amounts', () => {
  const payments = [
    payment('1', day, { refunded: 1000 }),
    payment('2', 2 * day, { credited: 500 }),
    payment('3', 3 * day, { outOfBand: true }),
  ]
  const made = plan(look({ payments }), wanted, context)
  expect(pushes(made)).toHaveLength(3)
  expect(warnings(made)).toEqual(['refunded in part', 'refunded in part', 'out of band'])
  const [refund, credit] = made.findings
  expect(refund?.sentence).toContain('10.00 EUR of 49.00 EUR on NW-1')
  expect(credit?.sentence).toContain('5.00 EUR of 49.00 EUR on NW-2')
})

test('the plan says whose events hold card data, and that these are taken out', () => {
  const card = (name: string) => ({
    events: [{ id: `ev_${name}`, createdAt: nowSeconds - day, hasCard: true }],
  })
  const one = plan(look({ payments: [payment('1', day, card('1')), payment('2', 2 * day)] }), wanted, context)
  expect(finding(one, 'card removed')).toMatchObject({
    level: 'good',
    sentence: expect.stringMatching(/^1 of 2 events holds card data, which never leave/) as string,
  })
  const all = plan(look({ payments: [payment('1', day, card('1'))] }), wanted, context)
  expect(finding(all, 'card removed')?.sentence).toMatch(/^Each event holds card data/)
})

test('the plan does not depend on the order in which Chargebee lists things', () => {
  const payments = [
    ...Array.from({ length: 12 }, (_, n) => payment(`same${String(n)}`, 5 * day)),
    payment('old', 50 * day),
    payment('gone', 4 * day, { events: [] }),
    payment('twice', 4 * day, {
      events: [
        { id: 'ev_b', createdAt: nowSeconds - 4 * day, hasCard: true },
        { id: 'ev_a', createdAt: nowSeconds - 4 * day, hasCard: false },
      ],
    }),
  ]
  const namesakes = [
    { id: 'cb_A', code: null },
    { id: 'cb_B', code: 'UIPIWa2Hnnr' },
  ]
  const expected = plan(look({ payments, namesakes }), wanted, context)
  fc.assert(
    fc.property(fc.shuffledSubarray(payments, { minLength: payments.length }), (shuffled) => {
      const turned = shuffled.map((one) => ({ ...one, events: [...(one.events ?? [])].reverse() }))
      expect(plan(look({ payments: turned, namesakes: [...namesakes].reverse() }), wanted, context)).toEqual(
        expected,
      )
    }),
    { numRuns: 30 },
  )
})

test('the plan says the same a minute later, as long as no clock has run out', () => {
  const world = look({ payments: [payment('1', day), payment('old', 50 * day)] })
  const later = { ...context, now: new Date(now.getTime() + 60_000) }
  expect(plan(world, wanted, later)).toEqual(plan(world, wanted, context))
})
