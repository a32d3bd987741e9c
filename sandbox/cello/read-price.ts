export type PriceUnit = 'major' | 'minor'

/** What `payload.price` is worth in the currency's minor unit, rounded; `whole` where nothing had to be rounded. */
export function readPrice(
  price: number,
  currency: string,
  unit: PriceUnit,
): { minor: number; whole: boolean } {
  const exact = unit === 'minor' ? price : price * 10 ** decimalsOf(currency)
  const minor = Math.round(exact)
  return { minor, whole: Math.abs(exact - minor) < 1e-6 }
}

function decimalsOf(currency: string): number {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency })
  return format.resolvedOptions().maximumFractionDigits ?? 0
}
