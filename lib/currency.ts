const withoutDecimals = 'bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf'.split(' ')
const withThree = 'bhd jod kwd omr tnd'.split(' ')

/**
 * How many decimals the minor unit of an amount stands for. Not Intl's, which shows huf, idr, isk and others without the decimals that
 * billing counts them in (docs.stripe.com/currencies): an amount would be read a hundred times too large.
 */
export function currencyDigits(currency: string): 0 | 2 | 3 {
  const code = currency.toLowerCase()
  if (withoutDecimals.includes(code)) return 0
  return withThree.includes(code) ? 3 : 2
}

/** The currencies whose amounts do not have two decimals. */
export const currenciesWith = { 0: withoutDecimals, 3: withThree } as const

/** Minor units as a plain decimal number: 12000 eur is "120.00", 12000 jpy is "12000". */
export function decimalAmount(amount: number, currency: string): string {
  const digits = currencyDigits(currency)
  if (digits === 0) return String(amount)
  const figures = String(Math.abs(amount)).padStart(digits + 1, '0')
  return `${amount < 0 ? '-' : ''}${figures.slice(0, -digits)}.${figures.slice(-digits)}`
}

/** A plain decimal number as minor units; undefined where it has more decimals than they can hold. */
export function minorUnits(decimal: string, digits: number): number | undefined {
  const [whole = '', written = ''] = decimal.split('.')
  const fraction = written.replace(/0+$/, '')
  if (fraction.length > digits) return undefined
  const minor = Number(`${whole}${fraction.padEnd(digits, '0')}`)
  return Number.isSafeInteger(minor) ? minor : undefined
}

/** ISO 4217, as this JavaScript knows it. */
const known = new Set(Intl.supportedValuesOf('currency').map((code) => code.toLowerCase()))

export const isCurrency = (code: string) => known.has(code.toLowerCase())
