import { stringify } from 'csv-stringify/sync'
import type { Purchase } from './cello-users.ts'

const columns = ['invoice', 'paid_at', 'amount', 'currency', 'interval', 'product', 'subscription']
const HOUR = 60 * 60 * 1000

/** The purchases as the desk takes them: amounts in whole units of the currency, times in UTC, dated back from `now`. */
export function purchasesCsv(purchases: readonly Purchase[], now: number): string {
  const rows = purchases.map(({ paidAgo, amount, currency, ...row }) => ({
    ...row,
    currency,
    amount: decimal(amount, currency),
    paid_at: new Date(Math.floor(now / HOUR) * HOUR - paidAgo).toISOString().replace('.000Z', 'Z'),
  }))
  return stringify(rows, { header: true, columns })
}

function decimal(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  const decimals = format.resolvedOptions().maximumFractionDigits ?? 0
  return (amount / 10 ** decimals).toFixed(decimals)
}
