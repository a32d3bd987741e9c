import { cx } from './cx.ts'
import { formatMoney, formatSums, type MoneyAmount } from './format.ts'

export function Money({ amount, currency, className }: MoneyAmount & { className?: string | undefined }) {
  return <span className={cx('whitespace-nowrap', className)}>{formatMoney({ amount, currency })}</span>
}

/** One sum a currency: "€240.00 + ¥12,000", and a dash for none. */
export function MoneySums({ sums }: { sums: readonly MoneyAmount[] }) {
  return <span>{formatSums(sums)}</span>
}
