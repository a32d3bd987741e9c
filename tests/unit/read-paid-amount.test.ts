import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPaidAmount } from '#lib/attribution/read-paid-amount.ts'
import { currencyDigits, decimalAmount } from '#lib/currency.ts'

describe('an amount that was paid, as a person writes it', () => {
  it.each([
    ['120', 'eur', 12_000],
    ['120.5', 'eur', 12_050],
    ['120,50', 'eur', 12_050],
    ['1.234,50', 'eur', 123_450],
    ['1,234.50', 'eur', 123_450],
    ['1 234,50', 'eur', 123_450],
    ['1\u00A0234,50', 'eur', 123_450],
    ["1'234.50", 'chf', 123_450],
    ['1,234,567', 'eur', 123_456_700],
    ['1.234.567,80', 'eur', 123_456_780],
    ['€1.234,50', 'eur', 123_450],
    ['120,50 EUR', 'eur', 12_050],
    ['$99.90', 'usd', 9_990],
    ['12,000', 'jpy', 12_000],
    ['12.000', 'jpy', 12_000],
    ['1234.00', 'jpy', 1234],
    ['1.234', 'kwd', 1234],
  ])('%s %s is %i in minor units', (text, currency, amount) => {
    expect(readPaidAmount(text, currency)).toEqual({ amount, currency })
  })

  it('names its currency where nothing else does', () => {
    expect(readPaidAmount('€120', '')).toEqual({ amount: 12_000, currency: 'eur' })
    expect(readPaidAmount('120 CHF', '')).toEqual({ amount: 12_000, currency: 'chf' })
    expect(readPaidAmount('120', '')).toMatch(/Which currency/)
    expect(readPaidAmount('120 CHF', 'eur')).toMatch(/says CHF, the currency EUR/)
  })

  it.each([
    ['1,234', 'eur', /Is this 1234 or 1\.234\? Write 1234\.00/],
    ['1.234', 'eur', /Is this 1234 or 1\.234/],
    ['1,234', 'kwd', /Is this 1234 or 1\.234\? Write 1234\.000/],
    ['120.505', 'eur', /Is this 120505 or/],
    ['0.505', 'eur', /EUR has 2 decimals/],
    ['1234.5', 'jpy', /JPY has no decimals/],
    ['-120.00', 'eur', /more than zero/],
    ['−120.00', 'eur', /more than zero/],
    ['(120.00)', 'eur', /more than zero/],
    ['120.00-', 'eur', /more than zero/],
    ['0', 'eur', /more than zero/],
    ['0,00', 'eur', /more than zero/],
    ['', 'eur', /is a number/],
    ['twelve', 'eur', /is a number/],
    ['12 34', 'eur', /is a number/],
    ['1,2,3', 'eur', /is a number/],
    ['1e3', 'eur', /is a number/],
    ['0x1F', 'eur', /is a number/],
    ['9999999999999999', 'eur', /is a number/],
    ['9999999999999', 'eur', /more than any invoice/],
  ])('%j %s is answered with a sentence', (text, currency, sentence) => {
    expect(readPaidAmount(text, currency)).toMatch(sentence)
  })

  it('comes back from every way of writing it with its decimals', () => {
    const currency = fc.constantFrom('eur', 'usd', 'kwd', 'chf', 'huf')
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 ** 12 }), currency, (amount, code) => {
        const plain = decimalAmount(amount, code)
        const [whole = '', fraction = ''] = plain.split('.')
        const grouped = (separator: string) => whole.replaceAll(/\B(?=(\d{3})+$)/g, separator)
        const written = [
          plain,
          `${grouped(',')}.${fraction}`,
          `${grouped(' ')},${fraction}`,
          `${grouped("'")}.${fraction}`,
          `${plain} ${code.toUpperCase()}`,
        ]
        for (const text of written.filter(
          (one) => !/^\d{1,3},\d{3}$/.test(one) || currencyDigits(code) === 2,
        ))
          expect(readPaidAmount(text, code), text).toEqual({ amount, currency: code })
      }),
    )
  })

  it('is never a number that was not written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        const read = readPaidAmount(text, 'eur')
        if (typeof read === 'string') return
        expect(String(read.amount).replaceAll('0', '')).toBe(text.replaceAll(/[^1-9]/g, ''))
      }),
    )
  })
})
