import { formatSpan, formatSums } from '#app/_ui/format.ts'
import type { Report, ReportRow, Value } from '#lib/reports/report.ts'

export function wordsOf(value: Value): string {
  switch (value.is) {
    case 'count':
      return value.count.toLocaleString('en')
    case 'share':
    case 'part':
      return value.share === null ? '–' : `${String(Math.round(value.share * 100))} %`
    case 'length':
      return value.minutes === null ? '–' : formatSpan(value.minutes * 60_000)
    case 'money':
      return formatSums(value.sums)
  }
}

/** How long its bar is. */
export function lengthOf(value: Value): number {
  switch (value.is) {
    case 'count':
      return value.count
    case 'share':
    case 'part':
      return value.share ?? 0
    case 'length':
      return value.minutes ?? 0
    case 'money':
      return 0
  }
}

/** The name of a row as it is read; of days that follow one another, the first one or its month. */
export function nameOf({ chart: { rises } }: Report, { name }: ReportRow): string {
  if (rises === undefined) return name
  const day = rises === 'week' ? ({ day: 'numeric' } as const) : {}
  return new Date(name).toLocaleDateString('en-GB', {
    month: 'short',
    year: 'numeric',
    ...day,
    timeZone: 'UTC',
  })
}
