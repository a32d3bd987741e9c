/** Year, month from 1, day, hour, minute, as a clock on the wall shows them. */
export type Wall = readonly [year: number, month: number, day: number, hour: number, minute: number]

const formats = new Map<string, Intl.DateTimeFormat>()

export function wallClock(at: Date, zone: string): Wall {
  let format = formats.get(zone)
  if (!format) formats.set(zone, (format = makeFormat(zone)))
  const parts = format.formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((one) => one.type === type)?.value ?? 0)
  return [part('year'), part('month'), part('day'), part('hour'), part('minute')]
}

/** Milliseconds by which clocks of the zone are ahead of UTC at that moment. */
export function offsetAt(at: number, zone: string): number {
  const [year, month, day, hour, minute] = wallClock(new Date(at), zone)
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(at / 60_000) * 60_000
}

const dayLong = 86_400_000

/** The moment at which clocks of the zone show that; of two the first, undefined where they skip it. `wall`: as if they showed UTC. */
export function momentAt(wall: number, zone: string): number | undefined {
  const before = offsetOnDay(wall - dayLong, zone)
  const after = offsetOnDay(wall + dayLong, zone)
  if (before === after) return wall - before
  return [wall - before, wall - after].sort((a, b) => a - b).find((at) => at + offsetAt(at, zone) === wall)
}

export function isZone(zone: string): boolean {
  try {
    wallClock(new Date(0), zone)
    return true
  } catch {
    return false
  }
}

/** Asking Intl is slow, and the rows of one file are of a few hundred days. */
const known = new Map<string, number>()

function offsetOnDay(at: number, zone: string): number {
  const day = Math.floor(at / dayLong)
  const key = `${zone} ${day}`
  let offset = known.get(key)
  if (offset === undefined) {
    if (known.size > 5000) known.clear()
    known.set(key, (offset = offsetAt(day * dayLong, zone)))
  }
  return offset
}

const makeFormat = (zone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  })
