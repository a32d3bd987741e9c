import { expect, test } from 'vitest'
import { isId } from '#lib/providers/chargebee/ids.ts'
import { intervalOf } from '#lib/providers/chargebee/intervals.ts'
import {
  toCandidate,
  toCustomer,
  toEndpoint,
  toPayment,
  toUnpaid,
  withCredits,
} from '#lib/providers/chargebee/map.ts'
import { toPastPayments } from '#lib/providers/chargebee/past-payments.ts'
import { isSameAddress } from '#lib/providers/chargebee/same-address.ts'
import {
  customerShape,
  endpointShape,
  invoiceShape,
  subscriptionShape,
  transactionShape,
} from '#lib/providers/chargebee/shapes.ts'
import { webhookSentence } from '#lib/providers/chargebee/webhook-sentence.ts'

const transaction = (fields: object = {}) =>
  toPayment(
    transactionShape.parse({
      id: 'txn_1',
      customer_id: 'cb_1',
      type: 'payment',
      status: 'success',
      date: 2000,
      amount: 4900,
      currency_code: 'EUR',
      gateway: 'stripe',
      linked_invoices: [{ invoice_id: 'INV-1', applied_amount: 4900, applied_at: 2000, invoice_date: 1000 }],
      ...fields,
    }),
  )
const invoice = (fields: object = {}) =>
  invoiceShape.parse({
    id: 'INV-1',
    customer_id: 'cb_1',
    status: 'paid',
    date: 1000,
    total: 4900,
    currency_code: 'EUR',
    ...fields,
  })

test('an event is looked for where the payment was made, settled and applied, once each', () => {
  expect(transaction().moments).toEqual([2000])
  const debit = transaction({
    date: 1000,
    settled_at: 5000,
    linked_invoices: [
      { invoice_id: 'INV-1', applied_at: 5000 },
      { invoice_id: 'INV-2', applied_at: 9000 },
    ],
  })
  expect(debit.moments).toEqual([1000, 5000, 9000])
  expect(debit.paidAt).toBe(1000)
})

test('what goes back counts, what failed to does not, and it is never more than was paid', () => {
  const refund = (txn_status: string, txn_amount: number) => ({ txn_id: 'r', txn_status, txn_amount })
  expect(transaction({ linked_refunds: [refund('success', 900), refund('failure', 500)] }).refunded).toBe(900)
  expect(transaction({ linked_refunds: [refund('in_progress', 900)] }).refunded).toBe(900)
  expect(transaction({ linked_refunds: [refund('success', 4000), refund('success', 4000)] }).refunded).toBe(
    4900,
  )
  expect(transaction({ reversal_transaction_id: 'txn_9' }).reversed).toBe(true)
})

test('a payment that no gateway made is out of band', () => {
  expect(transaction().outOfBand).toBe(false)
  expect(transaction({ gateway: 'not_applicable', payment_method: 'bank_transfer' }).outOfBand).toBe(true)
  expect(transaction({ gateway: 'gocardless', payment_method: 'direct_debit' }).outOfBand).toBe(false)
})

test('credit notes count beyond what was refunded, on the last payment of their invoice', () => {
  const note = (cn_total: number, cn_status = 'refunded') => ({ cn_id: 'CN', cn_total, cn_status })
  const credited = (notes: object[], payments = [transaction()]) =>
    withCredits(payments, [invoice({ issued_credit_notes: notes })]).map((one) => one.credited)
  expect(credited([])).toEqual([0])
  expect(credited([note(700)])).toEqual([700])
  expect(credited([note(700, 'voided')])).toEqual([0])
  const refunded = transaction({ linked_refunds: [{ txn_id: 'r', txn_status: 'success', txn_amount: 700 }] })
  expect(credited([note(700)], [refunded])).toEqual([0])
  expect(credited([note(900)], [refunded])).toEqual([200])
  const parts = [transaction({ id: 'txn_b', date: 3000 }), transaction({ id: 'txn_a' })]
  expect(credited([note(700)], parts)).toEqual([700, 0])
})

test('an invoice that may still be paid is not told as unpaid', () => {
  for (const status of ['paid', 'posted', 'payment_due', 'pending'])
    expect(toUnpaid(invoice({ status }))).toBeNull()
  expect(toUnpaid(invoice({ status: 'voided', voided_at: 1500, updated_at: 1600 }))).toMatchObject({
    closedAt: 1500,
  })
  expect(toUnpaid(invoice({ status: 'not_paid', updated_at: 1600 }))).toMatchObject({
    closedAt: 1600,
    currency: 'eur',
  })
})

test('a customer is called by company, else by name, and a deleted one is known as such', () => {
  const shape = (fields: object) => customerShape.parse({ id: 'cb_1', created_at: 1793836800, ...fields })
  expect(toCandidate(shape({ company: 'Alder Optics', first_name: 'Ann' })).note).toBe(
    'Alder Optics · created 5 Nov 2026',
  )
  expect(toCandidate(shape({ first_name: 'Ann', last_name: 'Lee' })).name).toBe('Ann Lee')
  expect(toCandidate(shape({ first_name: '' })).name).toBeNull()
  expect(toCandidate(shape({ deleted: true })).note).toBe('deleted · created 5 Nov 2026')
  expect(toCustomer(shape({ deleted: true }))).toEqual({ state: 'deleted' })
  expect(toCustomer(shape({ cf_new_user_id: 'usr_1', meta_data: { seats: 4 } }))).toMatchObject({
    fields: { cf_new_user_id: 'usr_1' },
    metaData: { seats: 4 },
  })
})

test("a webhook's login never gets into a plan", () => {
  const shape = endpointShape.parse({ id: 'w', url: 'https://user:secret@api.cello.so/x', disabled: false })
  expect(toEndpoint(shape)).toMatchObject({
    url: 'https://api.cello.so/x',
    name: 'w',
    events: null,
    enabled: true,
  })
})

test('two addresses are the same whatever stands around them', () => {
  expect(isSameAddress('https://api.cello.so/a/', 'https://u:p@API.cello.so/a?x#y')).toBe(true)
  expect(isSameAddress('https://api.cello.so/a', 'http://api.cello.so/a')).toBe(false)
  expect(isSameAddress('https://api.cello.so/a', 'https://api.cello.so/b')).toBe(false)
  expect(isSameAddress('nonsense', 'nonsense')).toBe(false)
})

test.each([
  [1, 'month', 'monthly'],
  [3, 'month', 'quarterly'],
  [6, 'month', 'semi-annual'],
  [12, 'month', 'yearly'],
  [1, 'year', 'yearly'],
  [2, 'year', 'biennial'],
  [3, 'year', 'triennial'],
  [1, 'week', 'weekly'],
  [2, 'week', 'bi-weekly'],
  [14, 'day', 'bi-weekly'],
  [45, 'day', null],
  [2, 'month', null],
  [null, null, null],
])('%s %s is told to Cello as %s', (period, unit, interval) => {
  expect(intervalOf(period, unit)).toBe(interval)
})

test("a payment's terms are those that its invoice billed, else those of the subscription now", () => {
  const subscription = subscriptionShape.parse({
    id: 'sub_1',
    customer_id: 'cb_1',
    billing_period: 1,
    billing_period_unit: 'year',
    subscription_items: [
      { item_price_id: 'support-EUR', item_type: 'addon', quantity: 1 },
      { item_price_id: 'team-EUR-Yearly', item_type: 'plan', quantity: 9 },
    ],
  })
  const terms = (fields: object, subscriptions = [subscription]) =>
    toPastPayments({ payments: [transaction()], invoices: [invoice(fields)], subscriptions })[0]?.subscription
  const line = { entity_type: 'plan_item_price', entity_id: 'solo-EUR-Yearly', quantity: 2 }
  expect(terms({ subscription_id: 'sub_1', line_items: [line] })).toEqual({
    id: 'sub_1',
    interval: 'yearly',
    productKey: 'solo-EUR-Yearly',
    seats: 2,
  })
  expect(terms({ subscription_id: 'sub_1' })).toMatchObject({ productKey: 'team-EUR-Yearly', seats: 9 })
  expect(terms({ line_items: [{ ...line, subscription_id: 'sub_1' }] })).toMatchObject({ id: 'sub_1' })
  expect(terms({ subscription_id: 'sub_Gone' })).toMatchObject({
    id: 'sub_Gone',
    interval: null,
    productKey: null,
  })
  const older = subscriptionShape.parse({
    id: 'sub_1',
    plan_id: 'team',
    plan_quantity: 3,
    billing_period: 1,
    billing_period_unit: 'month',
  })
  expect(terms({ subscription_id: 'sub_1' }, [older])).toEqual({
    id: 'sub_1',
    interval: 'monthly',
    productKey: 'team',
    seats: 3,
  })
  expect(
    terms(
      { recurring: false, line_items: [{ entity_type: 'charge_item_price', entity_id: 'setup-EUR' }] },
      [],
    ),
  ).toEqual({
    id: null,
    interval: 'one-time',
    productKey: 'setup-EUR',
    seats: null,
  })
})

test('ids have no form of their own, but nothing that leads elsewhere in a path is one', () => {
  for (const id of ['cb_1', '__test__8asz8Ru9', 'anna@birch.example', '42', 'Zoë', 'a.b'])
    expect(isId(id)).toBe(true)
  for (const id of ['', '.', '..', 'a/b', 'a\\b', 'a b', '\u0000', 'x'.repeat(101)])
    expect(isId(id)).toBe(false)
})

test('every status of a webhook has its sentence, also one that nobody knows yet', () => {
  expect(webhookSentence('succeeded', 'Cello')).toBe('Chargebee delivered customer_changed to Cello.')
  expect(webhookSentence(undefined, 'Cello')).toContain('has not taken it yet')
  expect(webhookSentence('failed', 'Cello')).toContain('resend it in Chargebee')
  expect(webhookSentence('held', 'Cello')).toContain('“held”')
})
