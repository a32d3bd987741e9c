import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Calendar, openSpans, type Weekday, weekdays } from '#lib/cases/sla/calendar.ts'
import { clockOf, openTime, type Pause } from '#lib/cases/sla/clock.ts'

const minute = 60_000
/** Nothing of these tests begins or ends between two of them. */
const step = minute / 2
const day = 24 * 60 * minute

/** Zones with summer time in either half of the year, of half an hour and of two, at midnight, at odd offsets, and without any. */
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
  'Antarctica/Troll',
  'America/St_Johns',
  'Asia/Pyongyang',
  'Europe/Dublin',
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

/** The slow, obvious model: asks of one moment what the clocks on the wall show. */
function isOpen({ zone, hours, holidays }: Calendar, at: number): boolean {
  const parts = walls.get(zone)?.formatToParts(at) ?? []
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  if (holidays.includes(`${part('year')}-${part('month')}-${part('day')}`)) return false
  const shown = Number(part('hour')) * 60 + Number(part('minute'))
  return hours[part('weekday').toLowerCase() as Weekday].some(([from, to]) => from <= shown && shown < to)
}

const isPaused = (pauses: readonly Pause[], at: number) =>
  pauses.some(({ since, until }) => since.getTime() <= at && (until === null || at < until.getTime()))

/** Of the day: on the half hour more often than not, as people write them. */
const minutes = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 47 }).map((half) => half * 30) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 1439 }) },
)
const hoursOfDay = fc
  .uniqueArray(minutes, { minLength: 0, maxLength: 4 })
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
  '2018-05-04',
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
  .tuple(fc.constantFrom(...turns), fc.integer({ min: -2880, max: 5760 }))
  .map(([date, steps]) => Date.parse(`${date}T00:00:00Z`) + steps * step)

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

/** What is found in one go is what the model finds step by step. */
function expectSame(calendar: Calendar, [from, to]: readonly [number, number]) {
  const open: number[] = []
  for (let at = from; at < to; at += step) if (isOpen(calendar, at)) open.push(at)
  const found = [...openSpans(calendar, [from, to])].flatMap(([begins, ends]) =>
    Array.from({ length: (ends - begins) / step }, (_, index) => begins + index * step),
  )
  expect(found).toEqual(open)
  expect(openTime(calendar, [from, to])).toBe(open.length * step)
}

describe('open hours', () => {
  it('are those at which a look at the wall, half a minute after the other, finds it open', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 0, max: 4000 }), ({ calendar, from }, steps) =>
        expectSame(calendar, [from, from + steps * step]),
      ),
      { numRuns: 80 },
    )
  })
})

/** Each turn that is out of the ordinary, with how many of its 24 hours a day from midnight has, on its clocks. */
const odd: [what: string, zone: string, day: string, hours: number][] = [
  ['an hour is skipped at two', 'Europe/Berlin', '2026-03-29', 23],
  ['an hour comes twice at three', 'Europe/Berlin', '2026-10-25', 25],
  ['half an hour is skipped', 'Australia/Lord_Howe', '2026-10-04', 23.5],
  ['half an hour comes twice', 'Australia/Lord_Howe', '2026-04-05', 24.5],
  ['the day begins at one', 'America/Sao_Paulo', '2018-11-04', 23],
  ['its last hour comes twice', 'America/Sao_Paulo', '2018-02-17', 25],
  ['the day is not there at all', 'Pacific/Apia', '2011-12-30', 0],
  ['two hours are skipped', 'Antarctica/Troll', '2026-03-29', 22],
  ['clocks are put forward for good', 'Asia/Pyongyang', '2018-05-05', 24],
  ['clocks are ahead by five hours and three quarters', 'Asia/Kathmandu', '2026-03-29', 24],
  ['a quarter of an hour before three', 'Pacific/Chatham', '2026-09-27', 23],
]

describe('a day whose clocks are put', () => {
  const allDay: [number, number][] = [[0, 1440]]
  const hours = {
    sunday: allDay,
    monday: allDay,
    tuesday: allDay,
    wednesday: allDay,
    thursday: allDay,
    friday: allDay,
    saturday: allDay,
  }
  const always = (zone: string, holidays: string[] = []): Calendar => ({ zone, hours, holidays })

  it.each(odd)(
    '%s in %s: open from midnight to midnight it has its hours, and as a holiday none',
    (_, zone, day, hours) => {
      const around = [Date.parse(day) - 2 * 24 * 60 * minute, Date.parse(day) + 3 * 24 * 60 * minute] as const
      const [whole, without] = [always(zone), always(zone, [day])]
      expectSame(whole, around)
      expectSame(without, around)
      expect((openTime(whole, around) - openTime(without, around)) / (60 * minute)).toBe(hours)
    },
  )
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
            since: new Date(from + since * step),
            until: until === undefined ? null : new Date(from + until * step),
          },
        ]
      })
  const pauseEnds = fc.uniqueArray(fc.integer({ min: 0, max: 6000 }), { maxLength: 5 })
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
            if (!isPaused(pauses, at) && isOpen(calendar, at)) left -= step / minute
            at += step
          }
          fc.pre(at < horizon)
          const clock = clockOf({ calendar, target, from: new Date(from), pauses })
          if (left > 0) expect(clock).toEqual({ due: null, left })
          else expect(clock).toEqual({ due: new Date(at), left: null })
        },
      ),
      { numRuns: 80 },
    )
  })
})
