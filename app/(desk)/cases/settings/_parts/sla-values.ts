import { decimalAmount } from '#lib/currency.ts'
import type { Sla } from '#lib/cases/get-sla.ts'
import { type Weekday, weekdays } from '#lib/cases/sla/calendar.ts'
import { type SlaForm, slaForm } from '#lib/cases/sla-form.ts'
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

/** The hours of a form that has a field for each day. */
export const hoursOf = (fields: Record<Weekday, string>) => perDay((day) => fields[day])

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

/** What is wrong, by the field that it stands beside: "zone", "monday", "holidays", "because", "0.firstAnswer". */
export type SlaErrors = Partial<Record<string, string>>

interface Typed extends SlaValues {
  because: string
}

/** What is sent, or what is wrong with it; the first thing of each field. */
export function readValues(
  { because, ...values }: Typed,
  basedOn: number,
): { form: SlaForm } | { errors: SlaErrors } {
  const errors: SlaErrors = {}
  const calendar = {
    zone: values.zone.trim(),
    hours: perDay((day) => readHours(values.hours[day]) ?? wrong(errors, day, hoursAsked)),
    holidays: values.holidays
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  }
  const targets = values.targets.map((target, at) => readTarget(target, at, errors))
  const { success, data, error } = slaForm.safeParse({ calendar, targets, because, basedOn })
  if (success && Object.keys(errors).length === 0) return { form: data }
  for (const { path, message } of error?.issues ?? []) errors[fieldOf(path)] ??= message
  return { errors }
}

const hoursAsked = 'Write the hours as 9:00-12:00, 13:00-17:00.'
const lengthAsked = 'Write it as 8 h, or 1 h 30 min.'

/** Stands for what cannot be read, so that all else is still looked at. */
function wrong(errors: SlaErrors, field: string, sentence: string): [number, number][] {
  errors[field] ??= sentence
  return [[0, 1440]]
}

function readTarget(
  { kind, amount, currency, firstAnswer, resolution }: TargetValues,
  at: number,
  errors: SlaErrors,
) {
  const atLeast = stakeOf({ amount, currency })
  if (typeof atLeast === 'string') errors[`${String(at)}.atLeast`] ??= atLeast
  const [first, whole] = [readLength(firstAnswer), readLength(resolution)]
  if (first === undefined) errors[`${String(at)}.firstAnswer`] ??= lengthAsked
  if (whole === undefined) errors[`${String(at)}.resolution`] ??= lengthAsked
  return {
    kind: kind === '' ? null : kind,
    atLeast: typeof atLeast === 'string' ? null : atLeast,
    firstAnswer: first ?? 1,
    resolution: whole ?? 60 * 24 * 90,
  }
}

function fieldOf([first, second, third]: readonly PropertyKey[]): string {
  if (first === 'calendar') return second === 'hours' ? String(third ?? 'monday') : String(second)
  return first === 'targets' && third !== undefined ? `${String(second)}.${String(third)}` : String(first)
}

export const emptyTarget: TargetValues = {
  kind: 'dispute',
  amount: '',
  currency: 'EUR',
  firstAnswer: '8 h',
  resolution: '40 h',
}
