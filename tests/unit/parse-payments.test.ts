import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePayments } from '#lib/attribution/parse-payments.ts'
import {
  type PaymentCells,
  paymentColumns,
  template,
  writePayments,
} from '#lib/attribution/payment-columns.ts'
import { isBlank } from '#lib/attribution/read-payment.ts'
import { hasHead, readPasted, readTable } from '#lib/attribution/read-table.ts'

const now = new Date('2026-11-25T12:00:00Z')
const reader = { now, zone: undefined }
const head = 'invoice,paid_at,amount,currency,interval,product,subscription'

const read = (text: string, zone?: string) => {
  const payments = parsePayments(text, { now, zone })
  if (typeof payments === 'string') throw new Error(payments)
  return payments
}

/** What is said of the cells of one row, by column. */
const said = (row: string, zone?: string) => read(`${head}\n${row}`, zone).rows[0]?.problems ?? {}

const paid = (over: object = {}) => ({
  invoiceId: 'INV-1',
  paidAt: '2026-11-03T14:05:00.000Z',
  amount: 12_050,
  currency: 'eur',
  interval: 'monthly',
  productKey: 'Pro Plan',
  subscriptionId: 'sub_1',
  ...over,
})

describe('a list of payments', () => {
  it('is read in minor units, with moments in UTC', () => {
    expect(read(`${head}\nINV-1,2026-11-03 14:05 UTC,120.50,EUR,monthly,Pro Plan,sub_1\n`)).toMatchObject({
      payments: [paid()],
      mistakes: 0,
      problem: null,
    })
  })

  it.each([
    ['a byte-order mark', `\uFEFF${head}\nINV-1,2026-11-03T14:05:00Z,120.50,EUR,monthly,Pro Plan,sub_1`],
    [
      'semicolons and decimal commas',
      `${head.replaceAll(',', ';')}\r\nINV-1;2026-11-03 14:05 UTC;120,50;EUR;monthly;Pro Plan;sub_1\r\n`,
    ],
    ['tabs', `${head.replaceAll(',', '\t')}\nINV-1\t2026-11-03 14:05Z\t€120.50\t\tmonth\tPro Plan\tsub_1`],
    [
      'heads in another case and order',
      'Product,Invoice,Amount,Currency,Paid At,Interval,SUBSCRIPTION\nPro Plan,INV-1,"120,50",eur,2026-11-03 14:05 UTC,Monthly,sub_1',
    ],
    ['quotes', `${head}\n"INV-1","2026-11-03 14:05 UTC","120,50","EUR",monthly,"Pro Plan",sub_1`],
    [
      'invisible characters',
      `${head}\nINV-1\u200B, 2026-11-03\u00A014:05  UTC ,120.50,EUR,monthly,Pro\u00A0Plan,sub_1`,
    ],
  ])('may have %s', (_, text) => {
    expect(read(text).payments).toEqual([paid()])
  })

  it('needs only the invoice, the moment, the amount and its currency', () => {
    expect(read('invoice,paid_at,amount\nINV-1,2026-11-03 14:05 UTC,120.50 EUR').payments).toEqual([
      paid({ interval: null, productKey: null, subscriptionId: null }),
    ])
  })

  it('may have columns of its own, which are left out by name', () => {
    expect(readTable('invoice,Customer,paid_at,Tax,amount\n1,Northwind,2,3,4')).toMatchObject({
      ignored: ['Customer', 'Tax'],
      rows: [{ invoice: '1', paid_at: '2', amount: '4' }],
    })
  })
})

describe('a row with a mistake', () => {
  it.each([
    ['=1+1,2026-11-03 14:05 UTC,120.50,EUR,,,', 'invoice', /begins with =, as a formula does/],
    ['INV-1,2026-11-03 14:05 UTC,+120.50,EUR,,,', 'amount', /begins with \+/],
    ['INV-1,2026-11-03 14:05 UTC,120.50,EUR,,@SUM(A1),', 'product', /begins with @/],
    ['INV-1,2026-11-03 14:05 UTC,120.50,XYZ,,,', 'currency', /There is no currency XYZ/],
    ['INV-1,2026-11-03 14:05 UTC,120.50,Euro,,,', 'currency', /three letters/],
    ['INV-1,2026-11-03 14:05 UTC,120.50 XYZ,,,,', 'amount', /There is no currency XYZ/],
    ['INV-1,2026-11-03 14:05,120.50,EUR,,,', 'paid_at', /does not say its zone/],
    ['INV-1,2027-11-03 14:05 UTC,120.50,EUR,,,', 'paid_at', /in the future/],
    ['INV-1,,120.50,EUR,,,', 'paid_at', /Write it as/],
    ['INV-1,2026-11-03 14:05 UTC,-120.50,EUR,,,', 'amount', /more than zero/],
    ['INV-1,2026-11-03 14:05 UTC,0,EUR,,,', 'amount', /more than zero/],
    ['INV-1,2026-11-03 14:05 UTC,"1,234",EUR,,,', 'amount', /Is this 1234 or 1\.234/],
    ['INV-1,2026-11-03 14:05 UTC,12.5,JPY,,,', 'amount', /JPY has no decimals/],
    [',2026-11-03 14:05 UTC,120.50,EUR,,,', 'invoice', /Which invoice/],
    [
      'INV-1,2026-11-03 14:05 UTC,120.50,EUR,fortnightly,,',
      'interval',
      /An interval is one of: one-time, weekly/,
    ],
    [`INV-1,2026-11-03 14:05 UTC,120.50,EUR,,${'x'.repeat(300)},`, 'product', /300 characters; at most 255/],
    ['INV-1,2026-11-03 14:05 UTC,120.50,EUR,,Pro\u0001,', 'product', /cannot be read/],
    ['INV-1,2026-11-03 14:05 UTC,120.50,EUR,,Pro\ud800,', 'product', /cannot be read/],
  ])('%s says what is wrong with its %s', (row, column, sentence) => {
    const problems = said(row)
    expect(Object.keys(problems)).toEqual([column])
    expect(Object.values(problems)[0]).toMatch(sentence)
    expect(read(`${head}\n${row}`).payments).toBeNull()
  })

  it('says all that is wrong with it', () => {
    expect(Object.keys(said(',,,,x,,')).sort()).toEqual(['amount', 'interval', 'invoice', 'paid_at'])
  })

  it('is one whose invoice a row before has too', () => {
    const row = 'INV-1,2026-11-03 14:05 UTC,120.50,EUR,,,'
    const { rows, mistakes } = read(`${head}\n${row}\n${row}`)
    expect(mistakes).toBe(1)
    expect(rows[1]?.payment).toBeNull()
    expect(rows[1]?.problems.invoice).toMatch(/^Row 1 has this invoice too/)
  })

  it('keeps every other row from being taken', () => {
    const good = 'INV-1,2026-11-03 14:05 UTC,120.50,EUR,,,'
    expect(read(`${head}\n${good}\nINV-2,2026-11-03 14:05 UTC,zero,EUR,,,`)).toMatchObject({
      payments: null,
      mistakes: 1,
    })
  })

  it('may say its zone once for all', () => {
    const { payments } = read(
      `${head}\nINV-1,2026-11-03 14:05,120.50,EUR,,,\nINV-2,3.7.2026,9,EUR,,,`,
      'Europe/Berlin',
    )
    expect(payments?.map(({ paidAt }) => paidAt)).toEqual([
      '2026-11-03T13:05:00.000Z',
      '2026-07-02T22:00:00.000Z',
    ])
  })

  it('is none where nothing stands in it', () => {
    expect(read(`${head}\n,,,,,,\nINV-1,2026-11-03 14:05 UTC,120.50,EUR,,,`)).toMatchObject({
      mistakes: 0,
      payments: [{}],
    })
  })
})

describe('what is no list of payments', () => {
  it.each([
    ['invoice,amount\nINV-1,12', /It has no column paid_at: it says “invoice, amount”/],
    ['<!doctype html><html>', /Its first line does not name the columns/],
    ['INV-1,2026-11-03,12,EUR', /Its first line does not name the columns/],
    ['invoice,paid_at,amount,Amount\n1,2,3,4', /Two columns are named amount/],
    [`${head}\n"INV-1,2026-11-03,12,EUR`, /quotation mark is opened/],
    [`${head}\nINV-1,2026-11-03,1,234.50,EUR,monthly,Pro,sub_1`, /Row 1 has 8 cells for 7 columns/],
    [`${head}${'\n1,2,3,4,5,6,7'.repeat(10_001)}`, /10,001 rows; at most 10,000/],
  ])('%#: is refused as a whole', (text, sentence) => {
    expect(parsePayments(text, reader)).toMatch(sentence)
  })

  it('is empty, or has a head alone', () => {
    for (const text of ['', ' \n', template]) expect(read(text)).toMatchObject({ rows: [], payments: [] })
  })
})

describe('many rows', () => {
  const many = (count: number) =>
    Array.from(
      { length: count },
      (_, at) => `INV-${at},2026-11-0${(at % 9) + 1} 14:05,"1.234,${10 + (at % 90)}",EUR,,,`,
    )

  it('are each looked through, and more than 1,000 are said to be too many', () => {
    const started = performance.now()
    const { rows, problem, payments, mistakes } = read(
      `${head}\n${many(10_000).join('\n')}\n`,
      'Europe/Berlin',
    )
    expect(performance.now() - started).toBeLessThan(5_000)
    expect(rows).toHaveLength(10_000)
    expect(mistakes).toBe(0)
    expect(payments).toBeNull()
    expect(problem).toMatch(/^10,000 payments are more than a request takes, which is 1,000/)
    expect(read(`${head}\n${many(1000).join('\n')}`, 'UTC').payments).toHaveLength(1000)
  })
})

describe('rows as they are kept', () => {
  const text = fc
    .string({ unit: fc.constantFrom(...Array.from('aZ09 ,;\t"\'.-€ä=+@')), maxLength: 12 })
    .map((cell) => cell.replaceAll(/\s+/g, ' ').trim())
  const cells = fc.record(
    Object.fromEntries(paymentColumns.map((name) => [name, text])),
  ) as fc.Arbitrary<PaymentCells>

  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(cells, { minLength: 1, maxLength: 8 }), (rows) => {
        expect(readTable(writePayments(rows))).toEqual({ rows, ignored: [] })
      }),
    )
  })

  it('are never taken in part, whatever was pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (pasted) => {
        const read = parsePayments(`${head}\n${pasted}`, reader)
        if (typeof read === 'string') return read.endsWith('.')
        return (
          read.payments === null ||
          read.payments.length === read.rows.filter(({ cells }) => !isBlank(cells)).length
        )
      }),
      { numRuns: 40 },
    )
  })
})

describe('lines that a spreadsheet copied', () => {
  it('fill the columns from the one that they are pasted into', () => {
    expect(readPasted('120,50\tEUR\n99\tUSD', 'amount')).toMatchObject([
      { invoice: '', amount: '120,50', currency: 'EUR' },
      { invoice: '', amount: '99', currency: 'USD' },
    ])
    expect(readPasted('INV-1;2026-11-03;1,5;EUR', 'invoice')).toMatchObject([
      { invoice: 'INV-1', amount: '1,5' },
    ])
  })

  it('are refused where they stand out', () => {
    expect(readPasted('a\tb', 'subscription')).toMatch(/Row 1 has 2 cells for 1 columns/)
  })

  it('may bring the head with them', () => {
    expect(hasHead(`${head}\n1,2,3`)).toBe(true)
    expect(hasHead('Invoice\tPaid at\tAmount')).toBe(true)
    expect(hasHead('INV-1\t2026-11-03\t12')).toBe(false)
  })
})
