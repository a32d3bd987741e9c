import type { Money } from '../step.ts'

/**
 * Decimals of the amounts in Stripe's API, which are not those of ISO 4217 or of Intl: isk and ugx are counted in hundredths, as are
 * huf, idr and others that Intl shows without decimals (docs.stripe.com/currencies).
 */
const zeroDecimal = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ')
const threeDecimal = 'bhd jod kwd omr tnd'.split(' ')

export function stripeDigits(currency: string): number {
  if (zeroDecimal.includes(currency.toLowerCase())) return 0
  return threeDecimal.includes(currency.toLowerCase()) ? 3 : 2
}

export function formatAmount({ amount, currency }: Money): string {
  const digits = stripeDigits(currency)
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
