import type { Customer } from 'chargebee'
import { readCustomFields } from '../custom-fields/check-field.ts'
import { readText } from '../lists/read.ts'
import { invalid } from '../requests/api-error.ts'
import type { Ask } from '../requests/ask.ts'

const TEXTS = ['company', 'email', 'first_name', 'invoice_notes', 'last_name', 'locale', 'phone']

export const CHANGEABLE = [...TEXTS, 'meta_data']

/** The customer with the parameters put in; an empty value removes. */
export function changeCustomer({ site, params }: Ask, before: Customer): Customer {
  const after: Customer = { ...before }
  for (const name of TEXTS) put(after, name, readText(params, name))
  for (const [name, value] of readCustomFields(site, 'customer', params)) put(after, name, value)
  const metaData = readText(params, 'meta_data')
  if (metaData !== undefined) {
    const given = readMetaData(metaData)
    const known = site.habits.metaData === 'merge' ? (before.meta_data as object | undefined) : undefined
    const whole = given && { ...known, ...given }
    if (whole && Object.keys(whole).length > 0) after.meta_data = whole
    else Reflect.deleteProperty(after, 'meta_data')
  }
  if (after.email !== undefined && !/^[^@\s]+@[^@\s]+$/.test(after.email)) {
    throw invalid('email', 'must be a valid e-mail address')
  }
  return after
}

export function sameCustomer(a: Customer, b: Customer): boolean {
  return canonical(a) === canonical(b)
}

function put(customer: Customer, name: string, value: string | undefined) {
  if (value === '') Reflect.deleteProperty(customer, name)
  else if (value !== undefined) customer[name] = value
}

/** An object, or null for an empty value, which clears it. */
function readMetaData(text: string): object | null {
  if (text === '') return null
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw invalid('meta_data', 'must be a JSON object')
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  throw invalid('meta_data', 'must be a JSON object')
}

function canonical(value: object): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
