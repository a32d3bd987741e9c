import { expect, test } from 'vitest'
import { refundedOf, toCandidate, toInvoice } from '#lib/providers/stripe/map.ts'
import { chargeShape, customerShape, eventShape, invoiceShape } from '#lib/providers/stripe/shapes.ts'

const base = {
  id: 'in_1',
  object: 'invoice',
  number: 'NW-1',
  status: 'paid',
  created: 1000,
  currency: 'eur',
  total: 4900,
  amount_paid: 4900,
}
const charge = (fields: object) => chargeShape.parse({ id: 'ch_1', amount_refunded: 900, ...fields })

test('a payment out of band is recognised in the current shape and in older ones', () => {
  const outOfBand = (fields: object) => toInvoice(invoiceShape.parse({ ...base, ...fields }))?.outOfBand
  expect(outOfBand({})).toBe(false)
  expect(outOfBand({ paid_out_of_band: true })).toBe(true)
  expect(outOfBand({ amount_paid_off_stripe: 4900 })).toBe(true)
  expect(
    outOfBand({ payments: { data: [{ payment: { type: 'payment_record', payment_record: 'pr_1' } }] } }),
  ).toBe(true)
  expect(
    outOfBand({ payments: { data: [{ payment: { type: 'payment_intent', payment_intent: 'pi_1' } }] } }),
  ).toBe(false)
})

test('a refund finds its invoice through payments, the older fields, and expanded objects', () => {
  const refunded = (fields: object, charges: object) =>
    refundedOf(invoiceShape.parse({ ...base, ...fields }), [charge(charges)])
  const payments = { data: [{ payment: { type: 'payment_intent', payment_intent: { id: 'pi_1' } } }] }
  expect(refunded({ payments }, { payment_intent: 'pi_1' })).toBe(900)
  expect(
    refunded({ payment_intent: 'pi_1' }, { payment_intent: { id: 'pi_1', object: 'payment_intent' } }),
  ).toBe(900)
  expect(refunded({ charge: { id: 'ch_1' } }, {})).toBe(900)
  expect(refunded({}, { invoice: 'in_1' })).toBe(900)
  expect(refunded({ payments }, { payment_intent: 'pi_2' })).toBe(0)
  expect(refunded({}, { payment_intent: null })).toBe(0)
})

test('what went back is never more than what was paid', () => {
  const shape = invoiceShape.parse({ ...base, amount_paid: 500 })
  expect(refundedOf(shape, [charge({ invoice: 'in_1' })])).toBe(500)
})

test('the day of payment is the transition, else that of the last payment, else the finalisation', () => {
  const paidAt = (fields: object) => toInvoice(invoiceShape.parse({ ...base, ...fields }))?.closedAt
  const payments = {
    data: [{ status_transitions: { paid_at: 3000 } }, { status_transitions: { paid_at: null } }],
  }
  expect(paidAt({ payments, status_transitions: { paid_at: 2000, finalized_at: 1500 } })).toBe(2000)
  expect(paidAt({ payments })).toBe(3000)
  expect(paidAt({ status_transitions: { finalized_at: 1500 } })).toBe(1500)
  expect(paidAt({})).toBe(1000)
})

test('drafts and open invoices are left out: Stripe tells Cello of them by itself', () => {
  expect(toInvoice(invoiceShape.parse({ ...base, status: 'draft' }))).toBeNull()
  expect(toInvoice(invoiceShape.parse({ ...base, status: 'open' }))).toBeNull()
})

test('a candidate is told from its namesakes by name and day, and a deleted one is shown as such', () => {
  const customer = customerShape.parse({
    id: 'cus_1',
    email: 'a@b.example',
    name: 'Northwind GmbH',
    created: 1793836800,
    metadata: {},
  })
  expect(toCandidate(customer)).toMatchObject({ note: 'Northwind GmbH · created 5 Nov 2026', deleted: false })
  expect(toCandidate(customerShape.parse({ id: 'cus_1', object: 'customer', deleted: true }))).toEqual({
    id: 'cus_1',
    email: null,
    name: null,
    deleted: true,
    createdAt: null,
    note: 'deleted',
  })
})

test('the request of an event is understood as an object and as the id of older versions', () => {
  const request = (value: unknown) =>
    eventShape.parse({
      id: 'evt_1',
      type: 'customer.updated',
      created: 1,
      data: { object: {} },
      request: value,
    }).request
  expect(request({ id: 'req_1', idempotency_key: 'key' })).toEqual({ id: 'req_1', idempotency_key: 'key' })
  expect(request('req_1')).toEqual({ id: 'req_1', idempotency_key: null })
  expect(request(null)).toBeNull()
})
