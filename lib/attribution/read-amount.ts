import { currencyDigits, minorUnits } from '#lib/currency.ts'

const symbols: Record<string, string> = { '€': 'eur', '£': 'gbp', '¥': 'jpy', '₹': 'inr', '₩': 'krw' }

const unclear = 'An amount is a number, such as 120.00 or 1,200.'

export interface ReadAmount {
  amount: string
  currency?: string
}

/**
 * An amount as a person types it: "120", "120.00", "1,200.50", "€1.200,50", "120 EUR". Answers with a plain decimal number, or with a
 * sentence where it is none. `chosen` is the currency beside it.
 */
export function readAmount(text: string, chosen: string | undefined): ReadAmount | string {
  if (!/\d/.test(text)) return unclear
  const named = namedCurrency(text)
  if (chosen && named && chosen !== named) return saysOther(named, chosen)
  const currency = chosen || named
  const figures = text.replaceAll(/[a-z]{3}|[€£¥₹₩$\s'’]/gi, '')
  if (isEither(figures, currency))
    return `Is this ${figures.replace('.', '')} or ${figures}? Write it without a point, or with two decimals.`
  const amount = plainNumber(figures)
  if (amount === undefined) return unclear
  if (currency !== undefined && minorUnits(amount, currencyDigits(currency)) === undefined)
    return tooManyDecimals(currency)
  return currency === undefined ? { amount } : { amount, currency }
}

/** "1.200" is a thousand to some and one to others, where the currency does not say. */
const isEither = (figures: string, currency: string | undefined) =>
  /^\d{1,3}\.\d{3}$/.test(figures) && (currency === undefined || currencyDigits(currency) !== 3)

/** The currency that stands beside the figures, as its code or sign. */
export const namedCurrency = (text: string): string | undefined =>
  /[a-z]{3}/i.exec(text)?.[0].toLowerCase() ?? symbols[/[€£¥₹₩]/.exec(text)?.[0] ?? '']

export const saysOther = (named: string, chosen: string) =>
  `The amount says ${named.toUpperCase()}, the currency ${chosen.toUpperCase()}: keep one of them.`

export const tooManyDecimals = (currency: string) => `${currency.toUpperCase()} has ${decimalsOf(currency)}.`

/** Figures with either separator as a plain decimal number; undefined where they are none. */
export function plainNumber(figures: string): string | undefined {
  if (/^\d{1,15}(\.\d{1,3}|,\d{1,2})?$/.test(figures)) return figures.replace(',', '.')
  if (/^\d{1,3}(,\d{3})+(\.\d{1,3})?$/.test(figures)) return figures.replaceAll(',', '')
  if (/^\d{1,3}(\.\d{3})+(,\d{1,3})?$/.test(figures)) return figures.replaceAll('.', '').replace(',', '.')
  return undefined
}

function decimalsOf(currency: string) {
  const digits = currencyDigits(currency)
  return digits === 0 ? 'no decimals: write a whole number' : `${digits} decimals: write no more of them`
}
