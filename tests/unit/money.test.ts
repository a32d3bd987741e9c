import { expect, test } from 'vitest'
import { formatAmount, formatSum } from '#lib/providers/money.ts'

test('amounts are shown with the decimals that billing counts, which are not always those of the currency', () => {
  expect(formatAmount({ amount: 4900, currency: 'eur' })).toBe('49.00 EUR')
  expect(formatAmount({ amount: 1_234_567, currency: 'usd' })).toBe('12,345.67 USD')
  expect(formatAmount({ amount: 500, currency: 'jpy' })).toBe('500 JPY')
  expect(formatAmount({ amount: 5120, currency: 'kwd' })).toBe('5.120 KWD')
  expect(formatAmount({ amount: 500, currency: 'isk' })).toBe('5.00 ISK')
  expect(formatAmount({ amount: 500, currency: 'ugx' })).toBe('5.00 UGX')
  expect(formatAmount({ amount: 100_000, currency: 'huf' })).toBe('1,000.00 HUF')
  expect(formatAmount({ amount: 0, currency: 'eur' })).toBe('0.00 EUR')
})

test('sums are never added across currencies', () => {
  const money = [
    { amount: 500, currency: 'jpy' },
    { amount: 4900, currency: 'eur' },
    { amount: 700, currency: 'jpy' },
  ]
  expect(formatSum(money)).toBe('49.00 EUR and 1,200 JPY')
})
