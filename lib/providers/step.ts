/** Minor units of `currency`, an ISO 4217 code in lower case. */
export interface Money {
  amount: number
  currency: string
}

/** Moments are ISO 8601 in UTC. `amount` is what was paid; `refunded` and `credited` are parts of it that went back since. */
export interface Invoice extends Money {
  id: string
  number: string | null
  createdAt: string
  paidAt: string | null
  refunded: number
  credited: number
  outOfBand: boolean
  /** Of an invoice that may be paid in parts: which payment this is. */
  paymentId?: string
}

export interface Difference {
  key: string
  before: string | null
  after: string | null
}

interface To {
  /** Whose call it is: the path of a provider. */
  provider: string
  customerId: string
}

interface Pays extends To {
  invoice: Invoice
  /** After this moment it is not possible any more. */
  clock: string
}

interface Told extends Pays {
  eventId: string
  eventAt: string
  endpointId: string
}

/**
 * One entry of a plan: a plain object, shown, digested and later performed as it is. `signup` and `post` send `body` as it stands here;
 * `resend` lets the provider deliver an event again; `push` sends the provider's event, without card data, to Cello's endpoint;
 * `guided` is done by a person.
 */
export type Step =
  | (To & { kind: 'signup'; body: Record<string, unknown> })
  | (To & { kind: 'mark'; changes: Difference[] })
  | (To & { kind: 'wait'; event: string; seconds: number })
  | (Told & { kind: 'resend' })
  | (Told & { kind: 'push' })
  | (Told & { kind: 'guided'; instruction: string; link: string })
  | (Pays & { kind: 'post'; body: Record<string, unknown> })

/** The steps that bring a payment to Cello. */
export type PaymentStep = Extract<Step, { invoice: Invoice }>
