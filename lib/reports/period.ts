import { z } from 'zod'
import { searched, isUsualDay } from '#lib/search-fields.ts'
import type { Period } from './report.ts'

const day = 24 * 3600_000
const longest = 5 * 366
const dateOf = (at: number) => new Date(at).toISOString().slice(0, 10)
const momentOf = (date: string) => new Date(date).getTime()

const given = z.object({
  from: searched(z.iso.date()),
  to: searched(z.iso.date()),
})

/** The last so many days in UTC, today among them. Pure. */
export const lastDays = (days: number, until: Date): Period => ({
  from: dateOf(until.getTime() - (days - 1) * day),
  to: dateOf(until.getTime()),
})

/** The days that an address asks for, the last 90 where it asks for none; or a sentence about what is wrong with them. Pure. */
export function readPeriod(
  search: Record<string, unknown>,
  now: Date,
): { period: Period; problem: string | null } {
  const { from, to } = given.parse(search)
  const odd = [from, to].find((one) => one !== undefined && !isUsualDay(one))
  if (odd !== undefined)
    return {
      period: lastDays(90, now),
      problem: `The desk knows nothing of ${odd}. Write the year with its four digits, as in ${dateOf(now.getTime())}.`,
    }
  const end = to ?? dateOf(now.getTime())
  const period = { from: from ?? lastDays(90, new Date(end)).from, to: end }
  return { period, problem: problemOf(period) }
}

function problemOf({ from, to }: Period): string | null {
  if (from > to) return `This is before ${from}. Choose ${from} or a later day, or begin earlier.`
  if (momentOf(to) - momentOf(from) > longest * day)
    return 'These are more than five years. Begin later, or end earlier.'
  return null
}

/** From its first moment to just before its end. */
export const momentsOf = ({ from, to }: Period): { since: Date; until: Date } => ({
  since: new Date(from),
  until: new Date(momentOf(to) + day),
})

/** Days that follow one another, within a period: weeks from Monday, or months where it is longer than 26 weeks. */
export function spansOf(period: Period): { unit: 'week' | 'month'; spans: Period[] } {
  const unit = momentOf(period.to) - momentOf(period.from) > 26 * 7 * day ? 'month' : 'week'
  const spans: Period[] = []
  for (let from = period.from; from <= period.to;) {
    const next = unit === 'week' ? nextMonday(from) : nextMonth(from)
    const last = dateOf(momentOf(next) - day)
    spans.push({ from, to: last < period.to ? last : period.to })
    from = next
  }
  return { unit, spans }
}

const nextMonday = (date: string) =>
  dateOf(momentOf(date) + ((8 - new Date(date).getUTCDay()) % 7 || 7) * day)

const nextMonth = (date: string) =>
  dateOf(Date.UTC(new Date(date).getUTCFullYear(), new Date(date).getUTCMonth() + 1, 1))
