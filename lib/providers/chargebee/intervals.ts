import type { Interval } from '../wanted.ts'

/** By Chargebee's period and unit. What Cello has no word for is left out. */
const words: Record<string, Interval> = {
  '7 day': 'weekly',
  '14 day': 'bi-weekly',
  '1 week': 'weekly',
  '2 week': 'bi-weekly',
  '1 month': 'monthly',
  '3 month': 'quarterly',
  '6 month': 'semi-annual',
  '12 month': 'yearly',
  '24 month': 'biennial',
  '36 month': 'triennial',
  '1 year': 'yearly',
  '2 year': 'biennial',
  '3 year': 'triennial',
}

/** How often a subscription is paid, in Cello's words; null where Cello has none for it. */
export const intervalOf = (period: number | null, unit: string | null): Interval | null =>
  words[`${String(period)} ${String(unit)}`] ?? null
