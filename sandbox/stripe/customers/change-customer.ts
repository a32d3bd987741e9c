import type Stripe from 'stripe'
import type { Form } from '../../http/parse-form.ts'
import { readText } from '../lists/read-text.ts'
import { invalid } from '../requests/api-error.ts'
import { applyMetadata } from './apply-metadata.ts'

export const CHANGEABLE = ['description', 'email', 'metadata', 'name', 'phone']

/** Puts the parameters into the customer; returns what the changed attributes were, null where nothing changed. */
export function changeCustomer(customer: Stripe.Customer, params: Form): Record<string, unknown> | null {
  const metadata = applyMetadata(customer.metadata, params['metadata'])
  const texts = {
    description: nullable(readText(params, 'description')),
    email: nullable(checkEmail(readText(params, 'email'))),
    name: nullable(readText(params, 'name')),
    phone: nullable(readText(params, 'phone')),
  }
  const previous: Record<string, unknown> = {}
  for (const name of ['description', 'email', 'name', 'phone'] as const) {
    const text = texts[name]
    if (text === undefined || text === (customer[name] ?? null)) continue
    previous[name] = customer[name] ?? null
    customer[name] = text
  }
  const changed = changedKeys(customer.metadata, metadata)
  if (Object.keys(changed).length > 0) previous['metadata'] = changed
  customer.metadata = metadata
  return Object.keys(previous).length > 0 ? previous : null
}

/** The old value of every key that changed; a new key appears as null. */
function changedKeys(
  before: Record<string, string>,
  after: Record<string, string>,
): Record<string, string | null> {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (key) => before[key] !== after[key],
  )
  return Object.fromEntries(keys.map((key) => [key, before[key] ?? null]))
}

function nullable(text: string | undefined): string | null | undefined {
  return text === '' ? null : text
}

function checkEmail(email: string | undefined): string | undefined {
  if (!email || /^[^@\s]+@[^@\s]+$/.test(email)) return email
  throw invalid(`Invalid email address: ${email}`, 'email', 'email_invalid')
}
