import { offsetAt } from '#lib/attribution/zones.ts'

export const weekdays = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const
export type Weekday = (typeof weekdays)[number]

/** When people work. Hours are minutes since midnight on the clocks of the zone: `[540, 1020]` is 9:00 to 17:00; those of a day
 * are in order and apart from each other. Holidays are days: "2026-12-25". */
export interface Calendar {
  zone: string
  hours: Record<Weekday, [from: number, to: number][]>
  holidays: string[]
}

const minute = 60_000
const day = 24 * 60 * minute

/** From one moment to just before another. Milliseconds since 1970. */
export type Span = readonly [from: number, to: number]

/** The open hours within a span, in order: whenever clocks of the zone show an hour that is open, also where they show it twice. Pure. */
export function* openSpans(calendar: Calendar, [from, to]: Span): Generator<Span> {
  const holidays = new Set(calendar.holidays)
  for (const [start, end, offset] of steadySpans(calendar.zone, [from, to]))
    for (let midnight = floorDay(start + offset); midnight < end + offset; midnight += day) {
      const date = new Date(midnight)
      if (holidays.has(date.toISOString().slice(0, 10))) continue
      for (const [opens, closes] of calendar.hours[weekdays[date.getUTCDay()] ?? 'sunday']) {
        const open = Math.max(start, midnight + opens * minute - offset)
        const closed = Math.min(end, midnight + closes * minute - offset)
        if (open < closed) yield [open, closed]
      }
    }
}

/** The span in parts during which the zone's clocks stay at one distance from UTC. */
function* steadySpans(zone: string, [from, to]: Span): Generator<[...Span, offset: number]> {
  for (let start = from; start < to;) {
    const end = Math.min(to, floorDay(start) + day)
    const offset = offsetAt(start, zone)
    const turn = offsetAt(end, zone) === offset ? end : turnBetween(zone, start, end)
    yield [start, turn, offset]
    start = turn
  }
}

/** The minute at which clocks are put forward or back. */
function turnBetween(zone: string, start: number, end: number): number {
  const before = offsetAt(start, zone)
  let [same, other] = [Math.floor(start / minute), Math.ceil(end / minute)]
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2)
    if (offsetAt(middle * minute, zone) === before) same = middle
    else other = middle
  }
  return Math.min(end, other * minute)
}

const floorDay = (at: number) => Math.floor(at / day) * day
