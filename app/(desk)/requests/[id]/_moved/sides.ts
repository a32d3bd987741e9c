import { formatMoney } from '#app/_ui/format.ts'

export type Side = Record<string, unknown>

/** One line of what moved: as it was planned, as it is now, and what that means for the plan. */
export interface MovedRow {
  what: string
  planned: string
  now: string
  means: string
}

/** One side of a moved fact, which is canonical JSON; what is no JSON stays the text that it is. */
export function parseSide(side: string | null): unknown {
  if (side === null) return null
  try {
    return JSON.parse(side)
  } catch {
    return side
  }
}

export const isSide = (value: unknown): value is Side =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const asSide = (value: unknown): Side => (isSide(value) ? value : {})

/** A plain value in words. */
export function valueWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'not set'
  if (value === true) return 'yes'
  if (value === false) return 'no'
  if (typeof value !== 'string') return JSON.stringify(value)
  return isMoment(value) ? momentWords(value) : value
}

export const moneyWords = (amount: unknown, currency: unknown) =>
  typeof amount === 'number' && typeof currency === 'string'
    ? formatMoney({ amount, currency })
    : valueWords(amount)

export const lengthWords = (seconds: unknown) =>
  typeof seconds === 'number' && seconds >= 60 && seconds % 60 === 0
    ? `up to ${String(seconds / 60)} ${seconds === 60 ? 'minute' : 'minutes'}`
    : `up to ${valueWords(seconds)} s`

/** "6 Nov 2026, 08:00 UTC": the same words for every reader, since who reads it later must see what was found. */
function momentWords(moment: string) {
  const at = new Date(moment)
  const date = at.toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const clock = at.toISOString().slice(11, 19)
  return `${date}, ${clock.endsWith(':00') ? clock.slice(0, 5) : clock} UTC`
}

const isMoment = (text: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(text)

/** Every plain value below, by its path: "payload.price". */
export function fieldsOf(value: unknown, path = ''): [path: string, value: unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]]
  return Object.entries(value).flatMap(([name, inner]) =>
    fieldsOf(inner, path === '' ? name : `${path}.${name}`),
  )
}

/** The fields whose values are not the same on both sides. */
export function differing(planned: Side, now: Side): { path: string; planned: unknown; now: unknown }[] {
  const [before, after] = [new Map(fieldsOf(planned)), new Map(fieldsOf(now))]
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((path) => ({ path, planned: before.get(path), now: after.get(path) }))
    .filter((one) => valueWords(one.planned) !== valueWords(one.now))
}
