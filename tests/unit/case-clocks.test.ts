import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Calendar, openSpans, type Weekday, weekdays } from '#lib/cases/sla/calendar.ts'
import { clockOf, openTime, type Pause } from '#lib/cases/sla/clock.ts'

const minute = 60_000
const day = 24 * 60 * minute

/** Zones with summer time in either half of the year, of half an hour, at midnight, at odd offsets, and without any. */
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/Sao_Paulo',
  'Australia/Lord_Howe',
  'Australia/Adelaide',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Africa/Casablanca',
  'America/Havana',
  'Pacific/Apia',
  'Pacific/Chatham',
]

const walls = new Map(
  zones.map((zone) => [
    zone,
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'long',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
  ]),
)

/** The slow, obvious model: asks of one minute what the clocks on the wall show. */
function isOpen({ zone, hours, holidays }: Calendar, at: number): boolean {
  const parts = walls.get(zone)?.formatToParts(at) ?? []
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  if (holidays.includes(`${part('year')}-${part('month')}-${part('day')}`)) return false
  const shown = Number(part('hour')) * 60 + Number(part('minute'))
  return hours[part('weekday').toLowerCase() as Weekday].some(([from, to]) => from <= shown && shown < to)
}

const isPaused = (pauses: readonly Pause[], at: number) =>
  pauses.some(({ since, until }) => since.getTime() <= at && (until === null || at < until.getTime()))

const halfHours = fc.integer({ min: 0, max: 47 }).map((half) => half * 30)
const hoursOfDay = fc
  .uniqueArray(halfHours, { minLength: 0, maxLength: 4 })
  .map((ends) => ends.sort((a, b) => a - b))
  .map((ends) =>
    ends.flatMap((from, at): [number, number][] => (at % 2 === 0 ? [[from, ends[at + 1] ?? 1440]] : [])),
  )
const week = fc
  .tuple(hoursOfDay, hoursOfDay, hoursOfDay, hoursOfDay, hoursOfDay, hoursOfDay, hoursOfDay)
  .map((days) => Object.fromEntries(weekdays.map((name, at) => [name, days[at]])) as Calendar['hours'])

/** Beside a turn of the clocks more often than not: the days around which zones of the list turn theirs, between 2011 and 2027. */
const turns = [
  '2011-12-29',
  '2018-02-17',
  '2018-11-03',
  '2019-03-30',
  '2024-03-09',
  '2024-03-30',
  '2024-04-06',
  '2024-10-05',
  '2024-10-26',
  '2024-11-02',
  '2025-02-22',
  '2025-04-05',
  '2026-03-07',
  '2026-03-28',
  '2026-10-24',
  '2027-03-14',
]
const start = fc
  .tuple(fc.constantFrom(...turns), fc.integer({ min: -1440, max: 2880 }))
  .map(([date, minutes]) => Date.parse(`${date}T00:00:00Z`) + minutes * minute)

const world = fc
  .record({
    zone: fc.constantFrom(...zones),
    hours: week,
    from: start,
    free: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 2 }),
  })
  .map(({ zone, hours, from, free }) => ({
    from,
    calendar: {
      zone,
      hours,
      holidays: free.map((days) => new Date(from + days * day).toISOString().slice(0, 10)),
    } satisfies Calendar,
  }))

describe('open hours', () => {
  it('are those at which a look at the wall, minute by minute, finds it open', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 0, max: 3000 }), ({ calendar, from }, minutes) => {
        const spans = [...openSpans(calendar, [from, from + minutes * minute])]
        const open: number[] = []
        for (let at = from; at < from + minutes * minute; at += minute)
          if (isOpen(calendar, at)) open.push(at)
        const found = spans.flatMap(([begins, ends]) =>
          Array.from({ length: (ends - begins) / minute }, (_, index) => begins + index * minute),
        )
        expect(found).toEqual(open)
        expect(openTime(calendar, [from, from + minutes * minute])).toBe(open.length * minute)
      }),
      { numRuns: 60 },
    )
  })
})

describe('a clock', () => {
  const pausesFrom = (from: number) => (ends: number[]) =>
    ends
      .sort((a, b) => a - b)
      .flatMap((since, at): Pause[] => {
        if (at % 2 === 1) return []
        const until = ends[at + 1]
        return [
          {
            since: new Date(from + since * minute),
            until: until === undefined ? null : new Date(from + until * minute),
          },
        ]
      })
  const pauseEnds = fc.uniqueArray(fc.integer({ min: 0, max: 3000 }), { maxLength: 5 })
  const everyDay = (calendar: Calendar): Calendar => ({
    ...calendar,
    hours: {
      ...calendar.hours,
      wednesday: [[600, 720], ...calendar.hours.wednesday.filter(([from]) => from >= 720)],
    },
  })

  it('runs out when so many open minutes outside its pauses have gone by, and else says how many are left', () => {
    fc.assert(
      fc.property(
        world,
        fc.integer({ min: 0, max: 600 }),
        pauseEnds,
        ({ calendar: given, from }, target, ends) => {
          const calendar = everyDay(given)
          const pauses = pausesFrom(from)(ends)
          let left = target
          let at = from
          const stopsForEver = pauses.find(({ until }) => until === null)?.since.getTime() ?? Infinity
          const horizon = from + 30 * day
          while (left > 0 && at < stopsForEver && at < horizon) {
            if (!isPaused(pauses, at) && isOpen(calendar, at)) left -= 1
            at += minute
          }
          fc.pre(at < horizon)
          const clock = clockOf({ calendar, target, from: new Date(from), pauses })
          if (left > 0) expect(clock).toEqual({ due: null, left })
          else expect(clock).toEqual({ due: new Date(at), left: null })
        },
      ),
      { numRuns: 60 },
    )
  })
})
