import { expect, it } from 'vitest'
import { formatMoney } from '#app/_ui/format.ts'
import { decimalAmount } from '#lib/currency.ts'

it.each([
  ['eur', 12000, '120.00', '€120.00'],
  ['jpy', 12000, '12000', '¥12,000'],
  ['kwd', 12000, '12.000', 'KWD 12.000'],
  ['huf', 12000, '120.00', 'HUF 120.00'],
  ['isk', 12000, '120.00', 'ISK 120.00'],
  ['usd', 5, '0.05', '$0.05'],
  ['usd', -5, '-0.05', '-$0.05'],
])('writes %s amounts with the decimals that billing counts them in', (currency, amount, decimal, shown) => {
  expect(decimalAmount(amount, currency)).toBe(decimal)
  expect(formatMoney({ amount, currency }).replaceAll('\u00a0', ' ')).toBe(shown)
})
