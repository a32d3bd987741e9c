import { shown, type Field, type Form } from '../../http/parse-form.ts'
import { invalid } from '../requests/api-error.ts'

/** A parameter that is a plain string, undefined where absent. */
export function readText(params: Form, name: string): string | undefined {
  const value = params[name]
  if (value === undefined || typeof value === 'string') return value
  throw invalid(name, 'must be a string')
}

export function readBoolean(param: string, value: Field): boolean {
  if (value === 'true' || value === 'false') return value === 'true'
  throw invalid(param, `${shown(value)} is not a boolean`)
}

export function readInteger(param: string, value: Field): number {
  if (typeof value === 'string' && /^-?\d+$/.test(value)) return Number(value)
  throw invalid(param, `${shown(value)} is not a number`)
}

/** `["a","b"]` or `[1,2]`, as the SDK writes lists into a query. */
export function readList(param: string, value: string): string[] {
  let list: unknown
  try {
    list = JSON.parse(value)
  } catch {
    throw invalid(param, 'must be a list')
  }
  if (!Array.isArray(list)) throw invalid(param, 'must be a list')
  return list.map(String)
}
