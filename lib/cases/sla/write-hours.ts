type Hours = [from: number, to: number][]

/** Open hours of a day as people write them: "9:00-12:00, 13:00-17:30"; nothing where it is closed. Pure. */
export const writeHours = (hours: readonly (readonly [number, number])[]): string =>
  hours.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(', ')

/** The same read again; undefined where it cannot be. Whether the hours are in order is not asked here. Pure. */
export function readHours(text: string): Hours | undefined {
  const parts = text
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const read = parts.map(readSpan)
  return read.every((span) => span !== undefined) ? read : undefined
}

/** Open minutes as people write them: "8 h", "1 h 30 min", "45 min". Pure. */
export function writeLength(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return [...(hours > 0 ? [`${String(hours)} h`] : []), ...(rest > 0 ? [`${String(rest)} min`] : [])].join(
    ' ',
  )
}

/** The same read again, a bare number as hours; undefined where it cannot be. Pure. */
export function readLength(text: string): number | undefined {
  const read = /^(?:(\d{1,4})\s*(?:h|$))?\s*(?:(\d{1,4})\s*min)?$/i.exec(text.trim())
  if (!read || (read[1] === undefined && read[2] === undefined)) return undefined
  return Number(read[1] ?? 0) * 60 + Number(read[2] ?? 0)
}

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60))}:${String(minutes % 60).padStart(2, '0')}`

function readSpan(part: string): [number, number] | undefined {
  const read = /^(\d{1,2})(?::([0-5]\d))?\s*[-–]\s*(\d{1,2})(?::([0-5]\d))?$/.exec(part)
  if (!read) return undefined
  const from = Number(read[1]) * 60 + Number(read[2] ?? 0)
  const to = Number(read[3]) * 60 + Number(read[4] ?? 0)
  return from < 24 * 60 && to <= 24 * 60 ? [from, to] : undefined
}
