import type { Needs } from '#lib/providers/provider.ts'

/** What the form asks for, beside the code and the new user. */
export interface AskedOf {
  billing: boolean
  customer: boolean
  signup: boolean
  /** Typed or imported; where a billing provider is chosen they are read from it instead. */
  payments: boolean
  /** How often a payment recurs and for which product, where nothing else says it. */
  terms: boolean
}

/** By what the path needs and which billing provider was chosen; '' where none is. */
export const askedOf = (needs: Needs, billing: string): AskedOf => ({
  billing: needs.billing,
  customer: needs.customer === 'always' || (needs.customer === 'for payments' && billing !== ''),
  signup: needs.signup,
  payments: needs.payments && billing === '',
  terms: needs.payments,
})
