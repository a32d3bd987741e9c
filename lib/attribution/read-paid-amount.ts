import { currencyDigits, minorUnits } from '#lib/currency.ts'
import { namedCurrency, plainNumber, saysOther, tooManyDecimals } from './read-amount.ts'

/** Minor units of `currency`, in lower case. */
export interface PaidAmount {
  amount: number
  currency: string
}

const unclear = 'An amount is a number, such as 120.00 or 1200.'
const lessThanNothing = 'A payment is more than zero, and a refund is none. Remove the row.'

/**
 * What was paid, as a person writes it: "120", "1.234,50", "1,234.50", "1 234,50", "1'234.50 CHF". Answers with a sentence where it is no
 * amount, is not more than zero, or could be two: "1,234" is a thousand to some and one to others.
 */
export function readPaidAmount(text: string, chosen: string): PaidAmount | string {
  const typed = text.trim()
  if (!/\d/.test(typed)) return unclear
  const named = namedCurrency(typed)
  if (chosen !== '' && named !== undefined && named !== chosen) return saysOther(named, chosen)
  const currency = chosen || named
  const figures = withoutSpaces(typed.replace(/^(?:[a-z]{3}|[€£¥₹₩$])\s*|\s*(?:[a-z]{3}|[€£¥₹₩$])$/gi, ''))
  if (/^[-−–(]|[-−–]$/.test(figures)) return lessThanNothing
  if (currency === undefined)
    return plainNumber(figures) === undefined ? unclear : 'Which currency? Enter it beside.'
  const digits = currencyDigits(currency)
  if (isEither(figures, digits))
    return `Is this ${figures.replace(/\D/, '')} or ${figures.replace(',', '.')}? Write ${figures.replace(/\D/, '')}.${'0'.repeat(digits)} for the first.`
  const decimal = plainNumber(digits === 0 ? withoutGroups(figures) : figures)
  if (decimal === undefined) return unclear
  if (/^\d{13}/.test(decimal)) return 'This is more than any invoice. Check the amount.'
  const amount = minorUnits(decimal, digits)
  if (amount === undefined) return tooManyDecimals(currency)
  return amount === 0 ? lessThanNothing : { amount, currency }
}

/** "1 234,50" and "1'234.50": what follows such groups are decimals, whatever parts them. */
function withoutSpaces(figures: string) {
  const [, whole, , decimals] =
    /^(\d{1,3}(?:([ \u00A0\u202F'’])\d{3})(?:\2\d{3})*)(?:[.,](\d+))?$/.exec(figures) ?? []
  if (whole === undefined) return figures
  return [whole.replaceAll(/\D/g, ''), ...(decimals === undefined ? [] : [decimals])].join('.')
}

/** One separator before three figures. Where a currency has three decimals, a point is its own. */
const isEither = (figures: string, digits: number) =>
  (digits === 2 && /^[1-9]\d{0,2}[.,]\d{3}$/.test(figures)) ||
  (digits === 3 && /^[1-9]\d{0,2},\d{3}$/.test(figures))

/** A currency without decimals has only groups to part. */
const withoutGroups = (figures: string) =>
  /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/.test(figures) ? figures.replaceAll(/\D/g, '') : figures
