/** Minor units of `currency`, an ISO 4217 code in lower case. */
export interface Money {
  amount: number
  currency: string
}

/** What the person wants put right: this new user belongs to this referral code. */
export interface Wanted {
  customerId: string
  referralCode: string
  newUserId: string
  organizationId: string | null
}

export interface Candidate {
  id: string
  email: string | null
  name: string | null
  deleted: boolean
  createdAt: string | null
  /** One line that tells it from its namesakes, such as "Northwind GmbH · created 4 Nov 2026". */
  note: string
}

export interface Account {
  provider: string
  id: string
  name: string | null
  mode: 'test' | 'live'
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
}

export interface Difference {
  key: string
  before: string | null
  after: string | null
}

/** One entry of a plan: a plain object, shown, digested and later performed as it is. */
export type Step =
  | { kind: 'mark'; customerId: string; changes: Difference[] }
  | { kind: 'wait'; customerId: string; event: string; seconds: number }
  | {
      kind: 'resend'
      customerId: string
      eventId: string
      eventAt: string
      endpointId: string
      invoice: Invoice
      clock: string
    }

export const reasons = [
  'event gone',
  'endpoint missing',
  'endpoint disabled',
  'endpoint not subscribed',
  'endpoint younger',
  'wrong mode',
  'permission',
  'several customers',
  'customer unknown',
  'customer deleted',
  'code malformed',
  'code unknown',
  'code unchecked',
  'code of the new user',
  'same code',
  'other code',
  'other new user',
  'metadata full',
  'already attributed',
  'attributed to another',
  'refunded in part',
  'refunded',
  'refunds unread',
  'voided',
  'not paid',
  'out of band',
  'too old',
  'resent before',
  'nothing to do',
  'open request',
  'rejected before',
] as const
export type Reason = (typeof reasons)[number]

/** A sentence to know before deciding. A `blocker` keeps the request from being filed and approved. */
export interface Finding {
  level: 'blocker' | 'warning' | 'good'
  reason: Reason | 'endpoint ready' | 'code valid'
  title: string
  sentence: string
  /** What to do about it. Empty only for `good`. */
  wayOut: string
}

export interface NotResent {
  invoice: Invoice
  reason: Reason
  sentence: string
}

/** What a provider knows of the plan. No read time and no age is in it: only what the world must still say when it is carried out. */
export interface ProviderPlan {
  account: Account
  customer: { id: string; email: string | null; name: string | null }
  endpoint: { id: string; url: string } | null
  steps: Step[]
  notResent: NotResent[]
  findings: Finding[]
}

export interface Context {
  now: Date
  /** Events that this desk sent before, with the number of the request that did. */
  resentBefore: { eventId: string; requestNumber: number }[]
}

export interface Attempt {
  idempotencyKey: string
  openedAt: Date
  /** The provider's own id of the call, once it answered. */
  providerRequestId: string | null
}

/**
 * `accepted`: a 2xx. `refused`: an answer that will not change, without effect. `not sent`: surely without effect, may be tried again.
 * `moved`: the value before is not what the plan says, nothing was sent. `unknown`: nobody can tell yet.
 */
export type Answer =
  | {
      outcome: 'accepted'
      status: number | null
      providerRequestId: string | null
      answer: Record<string, unknown>
    }
  | { outcome: 'refused'; status: number | null; providerRequestId: string | null; sentence: string }
  | {
      outcome: 'not sent'
      status: number | null
      providerRequestId: string | null
      sentence: string
      again: 'soon' | 'later'
    }
  | { outcome: 'moved'; differences: Difference[] }
  | { outcome: 'unknown'; status: number | null; providerRequestId: string | null; sentence: string }

/** What can be seen of a step's effect now. `unseen` says nothing about whether it will be. */
export type Confirmation =
  | { seen: 'effect' | 'delivered'; eventId: string | null; sentence: string }
  | { seen: 'unseen'; eventId: string | null; sentence: string }

/**
 * The contract that every provider fulfils with one folder and one line in `index.ts`.
 * Verbs that read throw a Refusal `unavailable` where the provider cannot be read now.
 */
export interface Provider<Look = unknown> {
  path: string
  name: string
  /** The mode of the key: what exists only in the other one is not seen. */
  mode(): Account['mode']
  /** Candidates for what a person typed: e-mail, or the id of a customer, subscription or invoice. Empty where nothing fits. */
  find(text: string): Promise<Candidate[]>
  /** Fresh reads, nothing is changed. */
  look(wanted: Wanted): Promise<Look>
  /** Pure. */
  plan(look: Look, wanted: Wanted, context: Context): ProviderPlan
  /** Sends one step, at most one writing call; never throws for an answer or a broken connection. */
  perform(step: Step, attempt: Attempt): Promise<Answer>
  confirm(step: Step, attempt: Attempt): Promise<Confirmation>
  links: { customer(id: string): string; event(id: string): string; invoice(id: string): string }
}
