import { type AskedOf, askedOf } from '#lib/attribution/asked-of.ts'
import { readMoment } from '#lib/attribution/read-moment.ts'
import { billingIn, type OfferedPath } from './paths.ts'
import type { Values } from './values.ts'

/** What is sent of the form: texts, but only those that its path asks for. */
export type Sent = Omit<Values, 'search'>

/** What the reader's form stands in. */
export interface Situation {
  path: OfferedPath | undefined
  /** The reader's own, in which a sign-up is typed. */
  zone: string
}

const nothing: AskedOf = { billing: false, customer: true, signup: false, payments: false, terms: false }

export const askedIn = ({ billing }: Values, path: OfferedPath | undefined): AskedOf =>
  path ? askedOf(path.needs, billingIn(path, billing)?.path ?? '') : nothing

export function sentOf(values: Values, { path, zone }: Situation): Sent {
  const { search: _, ...typed } = values
  const asked = askedIn(values, path)
  const where = (isAsked: boolean, text: string) => (isAsked ? text : '')
  return {
    ...typed,
    billing: where(asked.billing, billingIn(path, values.billing)?.path ?? ''),
    customerId: where(asked.customer, typed.customerId),
    signupAt: where(asked.signup, withZone(typed.signupAt, zone)),
    signupEmail: where(asked.signup, typed.signupEmail.trim()),
    signupName: where(asked.signup, typed.signupName),
    payments: where(asked.payments, typed.payments),
    zone: where(asked.payments && typed.payments !== '', typed.zone),
    interval: where(asked.terms, typed.interval),
    productKey: where(asked.terms, typed.productKey),
  }
}

/** Only the reader's browser knows the zone that was meant. */
function withZone(text: string, zone: string): string {
  const read = readMoment(text, { now: new Date(), zone })
  return typeof read === 'string' ? text : read.at
}
