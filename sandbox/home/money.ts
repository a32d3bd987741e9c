/** An amount in minor units, written with its currency's own decimals. */
export function money(amount: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency: currency.toUpperCase() })
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 0))
}

/** One sum per currency: `€240.00 + ¥12,000`. */
export function sums(items: readonly { amount: number; currency: string }[]): string {
  const totals = Map.groupBy(items, ({ currency }) => currency)
  return [...totals]
    .map(([currency, same]) =>
      money(
        same.reduce((sum, { amount }) => sum + amount, 0),
        currency,
      ),
    )
    .join(' + ')
}
