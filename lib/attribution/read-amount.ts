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
  const named = /[a-z]{3}/i.exec(text)?.[0].toLowerCase() ?? symbols[/[€£¥₹₩]/.exec(text)?.[0] ?? '']
  if (chosen && named && chosen !== named)
    return `The amount says ${named.toUpperCase()}, the currency ${chosen.toUpperCase()}: keep one of them.`
  const currency = chosen || named
  const figures = text.replaceAll(/[a-z]{3}|[€£¥₹₩$\s'’]/gi, '')
  const amount = plainNumber(figures, currency)
  if (amount === undefined) return unclear
  if (amount === 'either')
    return `Is this ${figures.replace('.', '')} or ${figures}? Write it without a point, or with two decimals.`
  if (currency !== undefined && minorUnits(amount, currencyDigits(currency)) === undefined)
    return `${currency.toUpperCase()} has ${decimalsOf(currency)}. Write the amount with as many.`
  return currency === undefined ? { amount } : { amount, currency }
}

function plainNumber(figures: string, currency: string | undefined): string | 'either' | undefined {
  if (/^\d{1,15}([.,]\d{1,2})?$/.test(figures)) return figures.replace(',', '.')
  if (/^\d{1,3}(,\d{3})+(\.\d{1,3})?$/.test(figures)) return figures.replaceAll(',', '')
  if (/^\d{1,15}\.\d{3}$/.test(figures))
    return currency !== undefined && currencyDigits(currency) === 3 ? figures : 'either'
  if (/^\d{1,3}(\.\d{3})+(,\d{1,3})?$/.test(figures)) return figures.replaceAll('.', '').replace(',', '.')
  return undefined
}

function decimalsOf(currency: string) {
  const digits = currencyDigits(currency)
  return digits === 0 ? 'no decimals' : `${digits} decimals`
}
