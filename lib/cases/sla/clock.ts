import { type Calendar, openSpans } from './calendar.ts'

const day = 24 * 3600_000

/** A calendar with open hours at all gives any target within it. */
const horizon = 5 * 366 * day

/** While a case waits on somebody else, or is resolved, its clocks stand still. `until` null: it does so now. */
export interface Pause {
  since: Date
  until: Date | null
}

export interface Running {
  calendar: Calendar
  /** Minutes of open hours. */
  target: number
  from: Date
  /** In order, and apart from each other. */
  pauses: readonly Pause[]
}

/** `due`: when the target has run out; null while the clock stands still, with so many minutes left. */
export type Clock = { due: Date; left: null } | { due: null; left: number }

/** When a clock runs out: so many open minutes after its beginning, those in pauses not counted. Pure. */
export function clockOf({ calendar, target, from, pauses }: Running): Clock {
  let left = target * 60_000
  let at = from.getTime()
  for (const { since, until } of pauses) {
    const stops = Math.max(at, since.getTime())
    const due = dueWithin(calendar, left, [at, stops])
    if (due !== undefined) return { due: new Date(due), left: null }
    left -= openTime(calendar, [at, stops])
    if (until === null) return { due: null, left: left / 60_000 }
    at = Math.max(stops, until.getTime())
  }
  const due = dueWithin(calendar, left, [at, at + horizon])
  return { due: new Date(due ?? at + horizon), left: null }
}

/** Milliseconds of open hours. Pure. */
export function openTime(calendar: Calendar, span: readonly [from: number, to: number]): number {
  let sum = 0
  for (const [start, end] of openSpans(calendar, span)) sum += end - start
  return sum
}

function dueWithin(calendar: Calendar, left: number, span: readonly [number, number]): number | undefined {
  if (left <= 0) return span[0]
  let rest = left
  for (const [start, end] of openSpans(calendar, span)) {
    if (end - start >= rest) return start + rest
    rest -= end - start
  }
  return undefined
}
