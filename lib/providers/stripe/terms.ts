import type { Payment } from '../provider.ts'
import type { Interval } from '../wanted.ts'
import type { InvoiceShape, LineShape } from './shapes.ts'

/** What is known of a price; null where it could not be read. */
export interface Price {
  interval: Interval | null
  product: string | null
}

const words: Record<string, Interval> = {
  'week 1': 'weekly',
  'week 2': 'bi-weekly',
  'month 1': 'monthly',
  'month 3': 'quarterly',
  'month 6': 'semi-annual',
  'month 12': 'yearly',
  'month 24': 'biennial',
  'month 36': 'triennial',
  'year 1': 'yearly',
  'year 2': 'biennial',
  'year 3': 'triennial',
}

/** How Cello calls it; null where it has no word for it. */
export const intervalOf = (recurring: { interval: string; interval_count: number }): Interval | null =>
  words[`${recurring.interval} ${String(recurring.interval_count)}`] ?? null

export const pricesOf = (invoice: InvoiceShape) =>
  linesFor(invoice).flatMap((line) => {
    const price = priceOf(line)
    return price === null ? [] : [price]
  })

/** Interval and product where all of the invoice agrees on one, and the seats where it is one line. */
export function termsOf(invoice: InvoiceShape, prices: ReadonlyMap<string, Price>): Payment['subscription'] {
  const id = invoice.parent?.subscription_details?.subscription ?? invoice.subscription
  const lines = linesFor(invoice)
  const known = lines.map((line) => prices.get(priceOf(line) ?? ''))
  const isWhole = invoice.lines?.has_more !== true
  return {
    id,
    interval: id === null ? 'one-time' : agreed(known.map((price) => price?.interval)),
    productKey: isWhole ? agreed(known.map((price) => price?.product)) : null,
    seats: isWhole && lines.length === 1 ? whole(lines[0]?.quantity) : null,
  }
}

/** What was subscribed to, where something was: neither fees beside it nor the difference that a change of plan bills. */
function linesFor({ lines }: InvoiceShape): LineShape[] {
  const all = lines?.data ?? []
  const plain = all.filter((line) => !isProration(line))
  const subscribed = plain.filter(
    ({ type, parent }) => type === 'subscription' || Boolean(parent?.subscription_item_details),
  )
  return [subscribed, plain, all].find((some) => some.length > 0) ?? []
}

const isProration = ({ proration, parent }: LineShape) =>
  proration ??
  parent?.subscription_item_details?.proration ??
  parent?.invoice_item_details?.proration ??
  false

const priceOf = ({ price, pricing }: LineShape) => pricing?.price_details?.price ?? price

function agreed<T>(values: readonly (T | null | undefined)[]): T | null {
  const [first, ...others] = new Set(values)
  return first === undefined || others.length > 0 ? null : first
}

const whole = (quantity: number | null | undefined) =>
  typeof quantity === 'number' && Number.isSafeInteger(quantity) ? quantity : null
