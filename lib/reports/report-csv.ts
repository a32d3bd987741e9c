import { stringify } from 'csv-stringify/sync'
import { safeText } from '#lib/attribution/deliveries-csv.ts'
import { decimalAmount } from '#lib/currency.ts'
import type { Report, Value } from './report.ts'

/** One report as CSV: shares as numbers from 0 to 1, lengths in minutes, money in a column for each currency. */
export function writeReport({ columns, rows }: Report): string {
  const [what = '', ...names] = columns
  const heads = names.flatMap((name, at) => headsOf(name, currenciesIn(rows.map(({ values }) => values[at]))))
  const lines = rows.map(({ name, values }) => [
    safeText(name),
    ...values.flatMap((value, at) => cellsOf(value, currenciesIn(rows.map((row) => row.values[at])))),
  ])
  return stringify([[what, ...heads], ...lines], { bom: true, record_delimiter: 'windows' })
}

/** Null for a column in which no money stands. */
function currenciesIn(values: (Value | undefined)[]): string[] | null {
  const sums = values.flatMap((value) => (value?.is === 'money' ? [value.sums] : []))
  if (sums.flat().length === 0) return null
  return [...new Set(sums.flat().map(({ currency }) => currency))].sort()
}

const headsOf = (name: string, currencies: string[] | null) =>
  currencies === null ? [name] : currencies.map((currency) => `${name}, ${currency.toUpperCase()}`)

function cellsOf(value: Value, currencies: string[] | null): string[] {
  switch (value.is) {
    case 'count':
      return [String(value.count)]
    case 'share':
    case 'part':
      return [value.share === null ? '' : value.share.toFixed(4)]
    case 'length':
      return [value.minutes === null ? '' : String(Math.round(value.minutes))]
    case 'money':
      if (currencies === null) return ['']
      return currencies.map((currency) => {
        const sum = value.sums.find((one) => one.currency === currency)
        return sum === undefined ? '' : decimalAmount(sum.amount, currency)
      })
  }
}
