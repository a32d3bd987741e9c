import { currencyDigits } from '#lib/currency.ts'
import type { Money } from './step.ts'

export function formatAmount({ amount, currency }: Money): string {
  const digits = currencyDigits(currency)
  const style = { minimumFractionDigits: digits, maximumFractionDigits: digits }
  return `${(amount / 10 ** digits).toLocaleString('en-US', style)} ${currency.toUpperCase()}`
}

/** One sum a currency: "147.00 EUR and 12,000 JPY". */
export function formatSum(money: readonly Money[]): string {
  const currencies = [...new Set(money.map(({ currency }) => currency))].sort()
  return currencies
    .map((currency) => {
      const amounts = money.filter((one) => one.currency === currency).map(({ amount }) => amount)
      return formatAmount({ currency, amount: amounts.reduce((sum, amount) => sum + amount, 0) })
    })
    .join(' and ')
}
