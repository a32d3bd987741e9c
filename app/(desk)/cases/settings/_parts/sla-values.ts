import type { Kind } from '#lib/cases/words.ts'
import { decimalAmount } from '#lib/currency.ts'
import type { Sla } from '#lib/cases/get-sla.ts'
import { type Calendar, type Weekday, weekdays } from '#lib/cases/sla/calendar.ts'
import type { Target } from '#lib/cases/sla/choose-target.ts'
import { readHours, readLength, writeHours, writeLength } from '#lib/cases/sla/write-hours.ts'
import { stakeOf } from '../../_form/values.ts'

/** The calendar and the targets as they are typed. */
export interface SlaValues {
  zone: string
  hours: Record<Weekday, string>
  /** One a line. */
  holidays: string
  targets: TargetValues[]
}

export interface TargetValues {
  kind: string
  amount: string
  currency: string
  firstAnswer: string
  resolution: string
}

/** Monday first. */
export const week: readonly Weekday[] = [...weekdays.slice(1), 'sunday']

const perDay = <T>(make: (day: Weekday) => T) =>
  Object.fromEntries(weekdays.map((day) => [day, make(day)])) as Record<Weekday, T>

export const valuesOf = ({ calendar, targets }: Sla): SlaValues => ({
  zone: calendar.zone,
  hours: perDay((day) => writeHours(calendar.hours[day])),
  holidays: calendar.holidays.join('\n'),
  targets: targets.map(({ kind, atLeast, firstAnswer, resolution }) => ({
    kind: kind ?? '',
    amount: atLeast === null ? '' : decimalAmount(atLeast.amount, atLeast.currency),
    currency: (atLeast?.currency ?? 'EUR').toUpperCase(),
    firstAnswer: writeLength(firstAnswer),
    resolution: writeLength(resolution),
  })),
})

/** What is sent; a sentence for the first thing that cannot be read. */
export function readValues({
  zone,
  hours,
  holidays,
  targets,
}: SlaValues): { calendar: Calendar; targets: Target[] } | string {
  const unread = week.find((day) => readHours(hours[day]) === undefined)
  if (unread !== undefined) return `Write the hours of ${unread} as 9:00-12:00, 13:00-17:00.`
  const read: Target[] = []
  for (const [at, target] of targets.entries()) {
    const one = readTarget(target)
    if (typeof one === 'string') return `Target ${String(at + 1)}: ${one}`
    read.push(one)
  }
  const calendar = {
    zone: zone.trim(),
    hours: perDay((day) => readHours(hours[day]) ?? []),
    holidays: holidays
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  }
  return { calendar, targets: read }
}

function readTarget({ kind, amount, currency, firstAnswer, resolution }: TargetValues): Target | string {
  const atLeast = stakeOf({ amount, currency })
  if (typeof atLeast === 'string') return atLeast
  const [first, whole] = [readLength(firstAnswer), readLength(resolution)]
  if (first === undefined || whole === undefined) return 'write its times as 8 h, or 1 h 30 min.'
  return { kind: kind === '' ? null : (kind as Kind), atLeast, firstAnswer: first, resolution: whole }
}

export const emptyTarget: TargetValues = {
  kind: 'dispute',
  amount: '',
  currency: 'EUR',
  firstAnswer: '8 h',
  resolution: '40 h',
}
