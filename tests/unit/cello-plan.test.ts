import fc from 'fast-check'
import { expect, test } from 'vitest'
import { signupBody } from '#lib/providers/cello/bodies.ts'
import { plan } from '#lib/providers/cello/plan.ts'
import type { Reason } from '#lib/providers/finding.ts'
import type { ProviderPlan, SentBefore } from '#lib/providers/provider.ts'
import type { Wanted } from '#lib/providers/wanted.ts'
import { billing, context, day, look, now, payment, wanted } from '../support/cello-looks.ts'

const posts = ({ steps }: ProviderPlan) =>
  steps.flatMap((step) => (step.kind === 'post' ? [step.invoice.id] : []))
const kinds = ({ steps }: ProviderPlan) => steps.map(({ kind }) => kind)
const seen = ({ findings }: ProviderPlan) => findings.map(({ level, reason }) => `${level}: ${reason}`)
const finding = ({ findings }: ProviderPlan, reason: Reason) => findings.find((one) => one.reason === reason)
const none = { id: null, interval: null, productKey: null, seats: null }

const before = (changes: Partial<SentBefore>): SentBefore => ({
  purpose: 'post',
  eventId: null,
  invoiceId: null,
  paymentId: null,
  referralCode: wanted.referralCode,
  requestNumber: 1042,
  ...changes,
})

const told = (about: Partial<Wanted> = {}) =>
  before({
    purpose: 'signup',
    body: signupBody(
      { ...wanted, ...about },
      { email: 'a@b.example', name: null },
      '2026-10-01T09:30:00.000Z',
    ),
  })

test('Cello is told of the sign-up first, then of the payments, oldest first', () => {
  const made = plan(look(), wanted, context)
  expect(kinds(made)).toEqual(['signup', 'post', 'post'])
  expect(posts(made)).toEqual(['in_1', 'in_2'])
  expect(
    made.steps.every(({ provider, customerId }) => provider === 'cello' && customerId === 'usr_9001'),
  ).toBe(true)
  expect(seen(made)).toEqual([])
  expect(made.endpoint).toBeNull()
  expect(made.customer).toEqual({ id: 'usr_9001', email: 'pay@northwind.example', name: 'Nora Wind' })
})

test('the clock of a post is 30 days after the payment', () => {
  const [, first] = plan(look(), wanted, context).steps
  expect(first).toMatchObject({ clock: '2026-12-02T12:00:00.000Z' })
})

test('a millisecond before its 30 days run out a payment is posted, at that moment it is not', () => {
  fc.assert(
    fc.property(fc.integer({ min: -5000, max: 5000 }), (milliseconds) => {
      const at = new Date(now.getTime() + milliseconds)
      const made = plan(look({ payments: [payment('1', 30 * day)] }), wanted, { ...context, now: at })
      expect(posts(made)).toHaveLength(milliseconds < 0 ? 1 : 0)
      expect(made.notResent.map(({ reason }) => reason)).toEqual(milliseconds < 0 ? [] : ['too old'])
    }),
  )
})

test('the plan does not depend on the order of the payments', () => {
  const payments = [
    ...Array.from({ length: 8 }, (_, n) => payment(`same${String(n)}`, 5 * day)),
    payment('old', 50 * day),
    payment('oldToo', 50 * day),
    payment('void', 2 * day, {}, { obstacle: { reason: 'voided', sentence: 'Voided.' } }),
  ]
  const expected = plan(look({ payments }), wanted, context)
  fc.assert(
    fc.property(fc.shuffledSubarray(payments, { minLength: payments.length }), (shuffled) => {
      expect(plan(look({ payments: shuffled }), wanted, context)).toEqual(expected)
    }),
    { numRuns: 30 },
  )
})

test.each([
  ['refunded', payment('1', day, { refunded: 4900 }), 'Refunded in whole: 49.00 EUR.'],
  [
    'voided',
    payment(
      '1',
      day,
      {},
      { obstacle: { reason: 'voided', sentence: 'Voided on 19 Nov 2026: it was never paid.' } },
    ),
    'Voided on 19 Nov 2026: it was never paid.',
  ],
  ['too old', payment('1', 40 * day), 'Paid on 13 Oct 2026: Cello takes events of the last 30 days only.'],
  ['not paid', payment('1', day, { paidAt: null }), 'It was never paid.'],
] as const)('a payment is not posted where it is %s', (reason, one, sentence) => {
  const made = plan(look({ payments: [one] }), wanted, context)
  expect(posts(made)).toEqual([])
  expect(made.notResent).toMatchObject([{ reason, sentence, invoice: { id: 'in_1' } }])
  expect(finding(made, reason)).toMatchObject({ level: 'warning' })
  expect(finding(made, reason)?.sentence).toContain('NW-1 (49.00 EUR)')
})

test('what went back in part is said, since the desk posts no refunds', () => {
  const payments = [
    payment('1', day, { refunded: 1000 }),
    payment('2', 2 * day, { credited: 500 }),
    payment('3', 3 * day, { outOfBand: true }),
  ]
  const made = plan(look({ payments }), wanted, context)
  expect(posts(made)).toHaveLength(3)
  expect(seen(made)).toEqual([
    'warning: refunded in part',
    'warning: refunded in part',
    'warning: out of band',
  ])
  expect(made.findings[0]?.sentence).toContain('does not post refunds by itself')
  expect(made.findings[0]?.sentence).toContain('10.00 EUR of 49.00 EUR on NW-1')
})

test('what this desk sent before, by whichever path, is not sent again', () => {
  const sentBefore = [
    before({ invoiceId: 'in_1', paymentId: 'in_1', requestNumber: 1044 }),
    before({ purpose: 'resend', invoiceId: 'in_1', eventId: 'evt_1' }),
  ]
  const made = plan(look(), wanted, { ...context, sentBefore })
  expect(posts(made)).toEqual(['in_2'])
  expect(made.notResent).toMatchObject([{ reason: 'resent before', sentence: 'R-1042 sent it already.' }])
})

test('of an invoice that was paid in two payments only the one that was sent is left out', () => {
  const payments = [payment('1', 2 * day, { paymentId: 'txn_1' }), payment('1', day, { paymentId: 'txn_2' })]
  const part = { ...context, sentBefore: [before({ invoiceId: 'in_1', paymentId: 'txn_1' })] }
  expect(plan(look({ payments }), wanted, part).notResent).toHaveLength(1)
  const whole = { ...context, sentBefore: [before({ invoiceId: 'in_1', paymentId: 'in_1' })] }
  expect(plan(look({ payments }), wanted, whole).notResent).toHaveLength(2)
  expect(plan(look({ payments: [payment('1', day)] }), wanted, part).notResent).toHaveLength(1)
})

test('a payment that stands in the list twice is sent once', () => {
  const made = plan(look({ payments: [payment('1', day), payment('1', day)] }), wanted, context)
  expect(posts(made)).toEqual(['in_1'])
  expect(made.notResent[0]?.sentence).toContain('stands in the list twice')
})

test('where none was typed, the billing customer’s e-mail address is told', () => {
  const signup = { at: '2026-10-01T09:30:00.000Z', email: null, name: null }
  const made = plan(look({ billing: billing() }), { ...wanted, customerId: 'cus_1', signup }, context)
  expect(JSON.stringify(made.steps)).toContain('"email":"billing@northwind.example"')
  expect(made.customer).toEqual({
    id: 'cus_1',
    email: 'billing@northwind.example',
    name: 'Northwind GmbH',
  })
})

test('interval and product come from the payment, else from what was filled in, else are asked for', () => {
  const payments = [payment('1', day, {}, { subscription: none }), payment('2', 2 * day)]
  const asked = plan(look({ payments }), wanted, context)
  expect(seen(asked)).toEqual(['blocker: terms missing'])
  expect(finding(asked, 'terms missing')).toMatchObject({
    title: 'Nobody says how often it is paid and which product it is for.',
    sentence: 'Cello requires it with every payment. NW-1 (49.00 EUR).',
  })
  expect(finding(asked, 'terms missing')?.wayOut).toMatch(/^Fill in the interval and the product:/)
  const half = plan(
    look({ payments }),
    { ...wanted, terms: { interval: 'yearly', productKey: null } },
    context,
  )
  expect(finding(half, 'terms missing')?.title).toBe('Nobody says which product it is for.')
  const filled = plan(
    look({ payments }),
    { ...wanted, terms: { interval: 'yearly', productKey: 'Team' } },
    context,
  )
  expect(seen(filled)).toEqual([])
  expect(filled.steps.map((step) => ('body' in step ? step.body['context'] : null))).toMatchObject([
    {},
    { subscription: { interval: 'monthly', productKey: 'Pro' } },
    { subscription: { interval: 'yearly', productKey: 'Team' } },
  ])
})

test('without payments only the sign-up is told; without anything left there is nothing to do', () => {
  const made = plan(look({ payments: [] }), wanted, context)
  expect(kinds(made)).toEqual(['signup'])
  expect(seen(made)).toEqual(['warning: no payments'])
  const nothing = plan(look({ payments: [] }), wanted, {
    ...context,
    sentBefore: [told()],
  })
  expect(seen(nothing)).toContain('blocker: nothing to do')
})

test('a billing provider in the other mode, or that does not know the customer, is a blocker', () => {
  expect(seen(plan(look({ billing: billing({ mode: 'live' }) }), wanted, context))).toEqual([
    'blocker: wrong mode',
  ])
  expect(seen(plan(look({ billing: billing({ customer: null }), payments: [] }), wanted, context))).toEqual([
    'blocker: customer unknown',
    'warning: no payments',
  ])
})

test('what could not be read of a payment is said once', () => {
  const findings = [
    {
      level: 'warning',
      reason: 'refunds unread',
      title: 'Refunds could not be read.',
      sentence: '-',
      wayOut: '-',
    },
  ] as const
  const payments = ['1', '2'].map((name) => payment(name, day, {}, { findings: [...findings] }))
  expect(seen(plan(look({ payments }), wanted, context))).toEqual(['warning: refunds unread'])
})
