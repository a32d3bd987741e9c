import type { Reader } from './delivery-filter.ts'
import { offsetAt, wallClock } from './zones.ts'

export interface Day {
  from: Date
  /** Excluded: the beginning of the next day. */
  until: Date
}

type Date3 = [year: number, month: number, day: number]

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * A day as a person types it, in their own zone: "2026-11-22", "22 Nov", "22.11.2026", "today", "yesterday"; or an exact moment in ISO
 * 8601 with its zone. Answers with a sentence where it is none of these.
 */
export function readDay(text: string, reader: Reader): Day | string {
  if (/^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/i.test(text) && !Number.isNaN(Date.parse(text))) {
    return { from: new Date(text), until: new Date(text) }
  }
  const day = daysAgo(text, reader) ?? isoDay(text) ?? pointedDay(text) ?? namedDay(text, reader)
  if (day !== undefined && exists(day))
    return {
      from: beginningOf(day, reader.zone),
      until: beginningOf([day[0], day[1], day[2] + 1], reader.zone),
    }
  return 'A day is written as 2026-11-22, 22 Nov, today or yesterday.'
}

function daysAgo(text: string, { now, zone }: Reader): Date3 | undefined {
  const words = text.toLowerCase()
  const ago = words === 'today' ? 0 : words === 'yesterday' ? 1 : /^(\d{1,3}) days? ago$/.exec(words)?.[1]
  if (ago === undefined) return undefined
  const [year, month, day] = wallClock(now, zone)
  const then = new Date(Date.UTC(year, month - 1, day - Number(ago)))
  return [then.getUTCFullYear(), then.getUTCMonth() + 1, then.getUTCDate()]
}

function isoDay(text: string): Date3 | undefined {
  const found = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  return found ? [Number(found[1]), Number(found[2]), Number(found[3])] : undefined
}

function pointedDay(text: string): Date3 | undefined {
  const found = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(text)
  return found ? [Number(found[3]), Number(found[2]), Number(found[1])] : undefined
}

function namedDay(text: string, { now, zone }: Reader): Date3 | undefined {
  const found = /^(\d{1,2})\.? ([a-z]{3,9})(?: (\d{4}))?$/i.exec(text)
  const month = months.indexOf(found?.[2]?.slice(0, 3).toLowerCase() ?? '') + 1
  if (!found || month === 0) return undefined
  return [Number(found[3] ?? wallClock(now, zone)[0]), month, Number(found[1])]
}

function exists([year, month, day]: Date3) {
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 2000 && year < 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** The zone's offset is asked for twice, since it may change between midnight in UTC and midnight there. */
function beginningOf([year, month, day]: Date3, zone: string): Date {
  const midnight = Date.UTC(year, month - 1, day)
  const near = midnight - offsetAt(midnight, zone)
  return new Date(midnight - offsetAt(near, zone))
}
