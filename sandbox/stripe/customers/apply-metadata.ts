import type { Field } from '../../http/parse-form.ts'
import { invalid } from '../requests/api-error.ts'

/**
 * The metadata after a change: only given keys change, an empty value removes its key, an empty `metadata` removes all.
 * Limits: docs.stripe.com/metadata; the wording of the refusals is not published.
 */
export function applyMetadata(
  before: Record<string, string>,
  field: Field | undefined,
): Record<string, string> {
  if (field === undefined) return before
  if (field === '') return {}
  if (typeof field === 'string' || Array.isArray(field)) throw invalid('Invalid object', 'metadata')
  const after = { ...before }
  for (const [key, value] of Object.entries(field)) {
    const param = `metadata[${key}]`
    if (typeof value !== 'string') throw invalid('Metadata values must be strings.', param)
    if (value === '') Reflect.deleteProperty(after, key)
    else after[key] = checked(key, value, param)
  }
  const keys = Object.keys(after).length
  if (keys > 50) {
    throw invalid(`You can have up to 50 metadata keys, but this would make ${String(keys)}.`, 'metadata')
  }
  return after
}

function checked(key: string, value: string, param: string): string {
  if (key.length > 40) {
    throw invalid(
      `Metadata keys can have up to 40 characters, but you passed in a key that is ${String(key.length)} characters. Invalid key: ${key}`,
      'metadata',
    )
  }
  if (value.length > 500) {
    throw invalid(
      `Metadata values can have up to 500 characters, but you passed in a value that is ${String(value.length)} characters. Invalid value: ${value}`,
      param,
    )
  }
  return value
}
