import { shown, type Field } from '../../http/parse-form.ts'
import { invalid, unknownParameter } from '../requests/api-error.ts'

/** In seconds, both ends included. */
export interface Range {
  from: number
  to: number
}

/** Reads `created=1` or `created[gte]=1&created[lt]=9`. */
export function readRange(name: string, field: Field | undefined): Range {
  const range = { from: -Infinity, to: Infinity }
  if (field === undefined) return range
  if (typeof field === 'string') {
    const exactly = readInteger(name, field)
    return { from: exactly, to: exactly }
  }
  for (const [bound, value] of Object.entries(field)) {
    const param = `${name}[${bound}]`
    if (typeof value !== 'string' || !['gt', 'gte', 'lt', 'lte'].includes(bound))
      throw unknownParameter(param)
    const seconds = readInteger(param, value)
    if (bound === 'gte') range.from = Math.max(range.from, seconds)
    if (bound === 'gt') range.from = Math.max(range.from, seconds + 1)
    if (bound === 'lte') range.to = Math.min(range.to, seconds)
    if (bound === 'lt') range.to = Math.min(range.to, seconds - 1)
  }
  return range
}

export function within({ from, to }: Range, seconds: number): boolean {
  return seconds >= from && seconds <= to
}

export function readInteger(param: string, value: Field): number {
  if (typeof value !== 'string' || !/^-?\d+$/.test(value)) {
    throw invalid(`Invalid integer: ${shown(value)}`, param, 'parameter_invalid_integer')
  }
  return Number(value)
}
