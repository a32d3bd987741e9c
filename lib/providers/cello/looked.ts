import type { Account, Candidate, Payment } from '../provider.ts'
import type { PriceUnit } from './client.ts'

/** What was read for one plan. */
export interface CelloLook {
  account: Account
  priceUnit: PriceUnit
  shown: Shown[]
  /** Whom payments were read from; null where a person gave them. */
  billing: Billing | null
  payments: Payment[]
}

/** Cello shows this new user, or organisation, under this code. */
export interface Shown {
  id: string
  referralCode: string
}

export interface Billing {
  name: string
  mode: Account['mode']
  /** Null: it does not know the customer. */
  customer: Candidate | null
}
