import { momentAt } from './zones.ts'

export interface MomentReader {
  now: Date
  /** In which a moment without a zone is meant; undefined where nobody said so. */
  zone: string | undefined
}

/** `at` is ISO 8601 in UTC. */
export interface ReadMoment {
  at: string
}

const form =
  'Write it as 2026-11-03 14:05, with its zone where it has another: 2026-11-03 14:05 UTC or +01:00.'
/** Where nobody said in which zone it is meant. */
export const whichZone =
  'It does not say its zone. Add it, such as UTC or +01:00, or choose one zone for all.'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const days = [
  /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})(?!\d)(?<rest>.*)$/,
  /^(?<day>\d{1,2})\. ?(?<month>\d{1,2})\. ?(?<year>\d{4})(?!\d)(?<rest>.*)$/,
  /^(?<day>\d{1,2})\.? (?<month>[a-z]{3,9})\.?,? (?<year>\d{4})(?!\d)(?<rest>.*)$/i,
]
const clock =
  /^(?:(?:[t, ]| at )+(?<hour>\d{1,2}):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?)? *(?<zone>z|(?:utc|gmt)?(?<offset>[+-]\d{1,2}(?::?\d\d)?)|utc|gmt)?$/i

/**
 * A past moment as a person or another program writes it: "2026-11-03 14:05", "3.11.2026 14:05", "3 Nov 2026", "2026-11-03T14:05:00Z".
 * A day alone is its beginning. Answers with a sentence where it is none, has no zone, or lies in the future.
 */
export function readMoment(text: string, { now, zone }: MomentReader): ReadMoment | string {
  const typed = text.trim()
  if (/^\d{1,2}\/\d{1,2}\/\d{2,4}/.test(typed))
    return 'Day or month first? Write the day as 2026-11-03, year, month and day.'
  const read = readParts(typed)
  if (!read) return form
  const { wall, fraction, offset } = read
  if (offset === undefined && zone === undefined) return whichZone
  const minutes = offset === undefined ? momentAt(wall, zone ?? 'UTC') : wall - offset
  if (minutes === undefined)
    return `Clocks in ${zone ?? 'UTC'} never showed that: they were put forward then.`
  const at = minutes + fraction
  if (at > now.getTime()) return 'This is in the future. Check the day, the year and the zone.'
  if (at < Date.UTC(2000)) return 'This is before the year 2000. Check the year.'
  return { at: new Date(at).toISOString() }
}

interface Parts {
  /** Milliseconds, to the minute, as if clocks showed UTC. */
  wall: number
  /** Seconds and their fraction, in milliseconds. */
  fraction: number
  /** Of the zone that it says, in milliseconds. */
  offset: number | undefined
}

function readParts(text: string): Parts | undefined {
  const date = days.map((pattern) => pattern.exec(text)).find((found) => found !== null)?.groups
  const time = date && clock.exec(date['rest'] ?? '')?.groups
  if (!date || !time) return undefined
  const [year, day] = [Number(date['year']), Number(date['day'])]
  const month = monthOf(date['month'] ?? '')
  const [hour, minute, second] = [time['hour'], time['minute'], time['second']].map((part) =>
    Number(part ?? 0),
  )
  const wall = new Date(Date.UTC(year, month - 1, day, hour, minute))
  const exists = wall.getUTCMonth() === month - 1 && wall.getUTCDate() === day && wall.getUTCHours() === hour
  if (!exists || wall.getUTCMinutes() !== minute || (second ?? 0) > 59) return undefined
  const offset = offsetOf(time['zone'], time['offset'])
  if (offset !== undefined && Math.abs(offset) > 14 * 3600_000) return undefined
  return {
    wall: wall.getTime(),
    fraction: (second ?? 0) * 1000 + Number((time['fraction'] ?? '').padEnd(3, '0').slice(0, 3)),
    offset,
  }
}

const monthOf = (text: string) =>
  /^\d/.test(text) ? Number(text) : months.indexOf(text.slice(0, 3).toLowerCase()) + 1

function offsetOf(zone: string | undefined, offset: string | undefined): number | undefined {
  if (zone === undefined) return undefined
  if (offset === undefined) return 0
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}):?(\d\d)?$/.exec(offset) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0)) * 60_000
}

/** A moment in UTC as a person reads it and `readMoment` takes it: "2026-11-03 13:05 UTC". */
export const momentText = (at: string) =>
  `${new Date(at)
    .toISOString()
    .replace('T', ' ')
    .replace(/(:00)?\.000Z$|Z$/, '')} UTC`
