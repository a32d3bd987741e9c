import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currencyDigits } from '#lib/currency.ts'
import { paidBody, priceOf, referralIn, signupBody } from '#lib/providers/cello/bodies.ts'
import { payment, wanted } from '../support/cello-looks.ts'
import { contractProblems } from '../support/cello-contract.ts'

const person = { email: 'pay@northwind.example', name: 'Nora Wind' }
const { invoice } = payment('1', 0)
const paid = (changes: Partial<Parameters<typeof paidBody>[2]> = {}) => ({
  invoice,
  paidAt: '2026-11-02T12:00:00.000Z',
  priceUnit: 'minor' as const,
  subscription: { id: 'sub_1', interval: 'monthly' as const, productKey: 'Pro', seats: 3 },
  ...changes,
})
const asDocumented = (request: unknown) =>
  contractProblems({ method: 'POST', path: '/events', status: 200, request, answer: { success: true } })

test('a sign-up is told with the price and currency of Cello’s own example', () => {
  const body = signupBody(wanted, person, '2026-10-01T09:30:00.000Z')
  expect(body).toEqual({
    eventName: 'ReferralUpdated',
    payload: { ucc: 'pNRB1aYqArN', newUserId: 'usr_9001', price: 0, currency: '' },
    context: {
      newUser: { id: 'usr_9001', email: 'pay@northwind.example', name: 'Nora Wind' },
      event: { trigger: 'new-signup', timestamp: '2026-10-01T09:30:00.000Z' },
    },
  })
  expect(asDocumented(body)).toEqual([])
})

test('a payment is told with every field that Cello requires', () => {
  const body = paidBody(wanted, { ...person, name: null }, paid())
  expect(body).toEqual({
    eventName: 'ReferralUpdated',
    payload: { ucc: 'pNRB1aYqArN', newUserId: 'usr_9001', price: 4900, currency: 'EUR' },
    context: {
      newUser: { id: 'usr_9001', email: 'pay@northwind.example' },
      event: { trigger: 'invoice-paid', timestamp: '2026-11-02T12:00:00.000Z' },
      subscription: {
        id: 'sub_1',
        invoiceId: 'in_1',
        interval: 'monthly',
        seatsUsed: 3,
        productKey: 'Pro',
      },
    },
  })
  expect(asDocumented(body)).toEqual([])
})

test('what is not known is left out, not sent empty', () => {
  const subscription = { id: null, interval: 'one-time' as const, productKey: 'Pro', seats: null }
  const body = paidBody(wanted, { ...person, name: null }, paid({ subscription }))
  expect(body).toMatchObject({
    context: { subscription: { invoiceId: 'in_1', interval: 'one-time', productKey: 'Pro' } },
  })
  expect(JSON.stringify(body)).not.toMatch(/null|seatsUsed|"id":""/)
  expect(asDocumented(body)).toEqual([])
})

test('of an organisation payload.newUserId is its id, and the new user stays the person', () => {
  const organization = { ...wanted, organizationId: 'org_7' }
  for (const body of [
    signupBody(organization, person, '2026-10-01T09:30:00.000Z'),
    paidBody(organization, person, paid()),
  ]) {
    expect(body).toMatchObject({
      payload: { newUserId: 'org_7' },
      context: { newUser: { id: 'usr_9001', organizationId: 'org_7' } },
    })
    expect(referralIn(body)).toEqual({
      referralCode: 'pNRB1aYqArN',
      referred: 'org_7',
      ids: ['usr_9001', 'org_7'],
    })
    expect(asDocumented(body)).toEqual([])
  }
})

test.each([
  [12_000, 'eur', 120, 12_000],
  [4999, 'usd', 49.99, 4999],
  [1, 'gbp', 0.01, 1],
  [0, 'eur', 0, 0],
  [12_000, 'jpy', 12_000, 12_000],
  [5120, 'kwd', 5.12, 5120],
  [5123, 'bhd', 5.123, 5123],
  [100_000, 'huf', 1000, 100_000],
  [500, 'isk', 5, 500],
] as const)('%i of %s is %d in major and %i in minor units', (amount, currency, major, minor) => {
  expect(priceOf({ amount, currency }, 'major')).toBe(major)
  expect(priceOf({ amount, currency }, 'minor')).toBe(minor)
})

test('a price in major units is written as exactly the decimal number that the amount is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 999_999_999_999_999 }),
      fc.constantFrom('eur', 'jpy', 'kwd', 'huf', 'usd'),
      (amount, currency) => {
        const written = JSON.stringify(priceOf({ amount, currency }, 'major'))
        const [whole = '', decimals = ''] = written.split('.')
        expect(whole + decimals.padEnd(currencyDigits(currency), '0')).toMatch(
          new RegExp(`^0*${String(amount)}$`),
        )
        expect(priceOf({ amount, currency }, 'minor')).toBe(amount)
      },
    ),
  )
})
