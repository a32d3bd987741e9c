import { shown, type Field, type Form } from '../../http/parse-form.ts'
import { invalid } from '../requests/api-error.ts'

const LONGEST = 5000

/** A parameter that is a plain string, undefined where absent. */
export function readText(params: Form, name: string): string | undefined {
  const value = params[name]
  if (typeof value === 'string' && value.length > LONGEST) {
    throw invalid(
      `Invalid string: ${value.slice(0, 20)}...; must be at most ${String(LONGEST)} characters`,
      name,
    )
  }
  if (value === undefined || typeof value === 'string') return value
  throw invalid('Invalid string: must be a string', name)
}

export function readBoolean(params: Form, name: string): boolean | undefined {
  const value: Field | undefined = params[name]
  if (value === undefined) return undefined
  if (value === 'true' || value === 'false') return value === 'true'
  throw invalid(`Invalid boolean: ${shown(value)}`, name)
}

export function readOneOf(params: Form, name: string, known: string[]): string | undefined {
  const value = readText(params, name)
  if (value === undefined || known.includes(value)) return value
  throw invalid(`Invalid ${name}: must be one of ${known.join(', ')}`, name)
}
