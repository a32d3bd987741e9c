import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Reason } from '#lib/providers/finding.ts'
import type { ProviderPlan } from '#lib/providers/provider.ts'
import { plan } from '#lib/providers/stripe/plan.ts'
import { context, day, endpoint, invoice, look, now, nowSeconds, wanted } from '../support/stripe-looks.ts'

const resends = ({ steps }: ProviderPlan) => steps.flatMap((step) => (step.kind === 'resend' ? [step] : []))
const blockers = ({ findings }: ProviderPlan) =>
  findings.filter(({ level }) => level === 'blocker').map(({ reason }) => reason)
const warnings = ({ findings }: ProviderPlan) =>
  findings.filter(({ level }) => level === 'warning').map(({ reason }) => reason)
const finding = (made: ProviderPlan, reason: Reason) => made.findings.find((one) => one.reason === reason)

test('a plain plan marks the waits for customer.updated, and resends the oldest payment first', () => {
  const made = plan(look(), wanted, context)
  expect(made.steps.map((step) => (step.kind === 'resend' ? step.eventId : step.kind))).toEqual([
    'mark',
    'wait',
    'evt_1',
    'evt_2',
  ])
  expect(made.steps[0]).toEqual({
    kind: 'mark',
    provider: 'stripe',
    customerId: wanted.customerId,
    changes: [
      { key: 'cello_ucc', before: null, after: 'pNRB1aYqArN' },
      { key: 'new_user_id', before: null, after: 'usr_9001' },
    ],
  })
  expect(made.steps[1]).toEqual({
    kind: 'wait',
    provider: 'stripe',
    customerId: wanted.customerId,
    event: 'customer.updated',
    seconds: 120,
  })
  expect(blockers(made)).toEqual([])
  expect(made.findings.map(({ reason }) => reason)).toEqual(['endpoint ready'])
})

test('the clock of a resend is exactly 30 days after its event', () => {
  const [first] = resends(plan(look({ invoices: [invoice('1', 20 * day)] }), wanted, context))
  expect(first?.eventAt).toBe('2026-11-02T12:00:00.000Z')
  expect(first?.clock).toBe('2026-12-02T12:00:00.000Z')
})

test('an event of exactly 30 days is not resent, one of 29 days, 23 hours and 59 minutes is', () => {
  const made = plan(
    look({ invoices: [invoice('old', 30 * day), invoice('young', 30 * day - 60)] }),
    wanted,
    context,
  )
  expect(resends(made).map(({ eventId }) => eventId)).toEqual(['evt_young'])
  expect(made.notResent.map(({ invoice: { id }, reason }) => [id, reason])).toEqual([['in_old', 'too old']])
  expect(finding(made, 'too old')?.wayOut).toContain('support@cello.so')
})

test('a millisecond before its 30 days run out an event is resent, at that moment it is not', () => {
  fc.assert(
    fc.property(fc.integer({ min: -5000, max: 5000 }), (milliseconds) => {
      const at = new Date(now.getTime() + milliseconds)
      const made = plan(look({ invoices: [invoice('1', 30 * day)] }), wanted, { ...context, now: at })
      expect(resends(made)).toHaveLength(milliseconds < 0 ? 1 : 0)
    }),
  )
})

test('a draft of long ago that was paid yesterday is resent', () => {
  const made = plan(
    look({ invoices: [invoice('1', day, { createdAt: nowSeconds - 300 * day })] }),
    wanted,
    context,
  )
  expect(resends(made)).toHaveLength(1)
})

test('amounts of every currency stay the integers that Stripe gave', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom('jpy', 'kwd', 'eur', 'isk', 'huf'), (amount, currency) => {
      const [step] = resends(
        plan(look({ invoices: [invoice('1', day, { amount, currency })] }), wanted, context),
      )
      expect(step?.invoice).toMatchObject({ amount, currency })
    }),
  )
})

test('a trial at zero is resent, as the guide says', () => {
  expect(resends(plan(look({ invoices: [invoice('1', day, { amount: 0 })] }), wanted, context))).toHaveLength(
    1,
  )
})

test('the plan does not depend on the order in which Stripe lists things', () => {
  const invoices = [
    ...Array.from({ length: 12 }, (_, n) => invoice(`same${String(n)}`, 5 * day)),
    invoice('void', 2 * day, { status: 'void' }),
    invoice('old', 50 * day),
    invoice('oldToo', 50 * day),
    invoice('twice', 4 * day, {
      events: [
        { id: 'evt_b', createdAt: nowSeconds - 4 * day, mode: 'test' },
        { id: 'evt_a', createdAt: nowSeconds - 4 * day, mode: 'test' },
      ],
    }),
  ]
  const namesakes = [
    { id: 'cus_A', code: null },
    { id: 'cus_B', code: 'UIPIWa2Hnnr' },
  ]
  const expected = plan(look({ invoices, namesakes }), wanted, context)
  fc.assert(
    fc.property(fc.shuffledSubarray(invoices, { minLength: invoices.length }), (shuffled) => {
      const turned = shuffled.map((one) => ({ ...one, events: [...(one.events ?? [])].reverse() }))
      expect(plan(look({ invoices: turned, namesakes: [...namesakes].reverse() }), wanted, context)).toEqual(
        expected,
      )
    }),
    { numRuns: 30 },
  )
})

test('the plan says the same a minute later, as long as no clock has run out', () => {
  const world = look({
    invoices: [invoice('1', day), invoice('old', 50 * day), invoice('void', day, { status: 'void' })],
  })
  const later = { ...context, now: new Date(now.getTime() + 60_000) }
  expect(plan(world, wanted, later)).toEqual(plan(world, wanted, context))
})

test.each([
  ['refunded', { refunded: 4900 }, 'Refunded in whole: 49.00 EUR.'],
  ['voided', { status: 'void' }, 'Voided on 19 Nov 2026: it was never paid.'],
  ['not paid', { status: 'uncollectible' }, 'Given up as uncollectible on 19 Nov 2026: it was never paid.'],
  ['event gone', { events: [] }, 'Stripe has no invoice.paid event of this payment of 19 Nov 2026 any more.'],
] as const)('an invoice is not resent where it is %s', (reason, changes, sentence) => {
  const made = plan(look({ invoices: [invoice('1', 3 * day, changes as object)] }), wanted, context)
  expect(resends(made)).toEqual([])
  expect(made.notResent).toMatchObject([{ reason, sentence, invoice: { id: 'in_1' } }])
  expect(finding(made, reason)).toMatchObject({ level: 'warning' })
  expect(finding(made, reason)?.sentence).toContain('NW-1 (49.00 EUR)')
  expect(finding(made, reason)?.wayOut).not.toBe('')
})

test('a part refund, a credit note and a payment out of band are resent with a warning that names the amounts', () => {
  const invoices = [
    invoice('1', day, { refunded: 1000 }),
    invoice('2', 2 * day, { credited: 500 }),
    invoice('3', 3 * day, { outOfBand: true }),
  ]
  const made = plan(look({ invoices }), wanted, context)
  expect(resends(made)).toHaveLength(3)
  expect(warnings(made)).toEqual(['refunded in part', 'refunded in part', 'out of band'])
  const [refund, credit] = made.findings
  expect(refund?.sentence).toContain('10.00 EUR of 49.00 EUR on NW-1')
  expect(credit?.sentence).toContain('5.00 EUR of 49.00 EUR on NW-2')
})

test('an endpoint that is younger than the event keeps that invoice from being resent', () => {
  const made = plan(look({ endpoint: endpoint({ createdAt: nowSeconds - 10 * day }) }), wanted, context)
  expect(resends(made).map(({ eventId }) => eventId)).toEqual(['evt_2'])
  expect(made.notResent).toMatchObject([{ reason: 'endpoint younger', invoice: { id: 'in_1' } }])
  expect(warnings(made)).toEqual(['endpoint younger'])
})

test('of two events for one payment the earliest that the endpoint can be sent is taken', () => {
  const events = [
    { id: 'evt_late', createdAt: nowSeconds - 5 * day + 60, mode: 'test' as const },
    { id: 'evt_early', createdAt: nowSeconds - 5 * day, mode: 'test' as const },
  ]
  const chosen = (createdAt: number) =>
    resends(
      plan(
        look({ invoices: [invoice('1', 5 * day, { events })], endpoint: endpoint({ createdAt }) }),
        wanted,
        context,
      ),
    )[0]?.eventId
  expect(chosen(nowSeconds - 100 * day)).toBe('evt_early')
  expect(chosen(nowSeconds - 5 * day + 30)).toBe('evt_late')
})

test('what this desk sent before is not sent again, and the earliest request is named', () => {
  const before = {
    purpose: 'resend',
    eventId: 'evt_1',
    invoiceId: null,
    paymentId: null,
    referralCode: 'x',
  } as const
  const sentBefore = [
    { ...before, requestNumber: 1044 },
    { ...before, requestNumber: 1042 },
  ]
  const made = plan(look(), wanted, { ...context, sentBefore })
  expect(resends(made).map(({ eventId }) => eventId)).toEqual(['evt_2'])
  expect(made.notResent).toMatchObject([{ reason: 'resent before', sentence: 'R-1042 sent it already.' }])
})

test('a payment that went to Cello by another path is not resent', () => {
  const sentBefore = [
    {
      purpose: 'post',
      eventId: null,
      invoiceId: look().invoices[0]?.id ?? '',
      paymentId: null,
      referralCode: 'x',
      requestNumber: 1042,
    } as const,
  ]
  const made = plan(look(), wanted, { ...context, sentBefore })
  expect(made.notResent).toMatchObject([{ invoice: { id: look().invoices[0]?.id }, reason: 'resent before' }])
})
