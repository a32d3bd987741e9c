import { stringify } from 'csv-stringify/sync'
import { safeText } from '#lib/attribution/deliveries-csv.ts'
import { decimalAmount } from '#lib/currency.ts'
import type { Report, Value } from './report.ts'

/** One report as CSV: shares as numbers from 0 to 1, lengths in minutes, money with its currency. */
export const writeReport = ({ columns, rows }: Report): string =>
  stringify([columns, ...rows.map(({ name, values }) => [safeText(name), ...values.map(cellOf)])], {
    bom: true,
  })

function cellOf(value: Value): string {
  switch (value.is) {
    case 'count':
      return String(value.count)
    case 'share':
      return value.share === null ? '' : value.share.toFixed(4)
    case 'length':
      return value.minutes === null ? '' : String(Math.round(value.minutes))
    case 'money':
      return value.sums
        .map(({ amount, currency }) => `${decimalAmount(amount, currency)} ${currency.toUpperCase()}`)
        .join(' + ')
  }
}
