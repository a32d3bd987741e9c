import type { NotSent, Unknown } from './failure.ts'
import type { Finding, NotResent, Reason } from './finding.ts'
import type { Difference, Invoice, Step } from './step.ts'
import type { Turn } from './turns.ts'
import type { Interval, Wanted } from './wanted.ts'

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

/** One past payment as a billing provider knows it, for the paths that post it to Cello's API. `null`: the provider does not say. */
export interface Payment {
  invoice: Invoice
  /** `paid`: money came in and stayed; otherwise why it is not posted. */
  obstacle: { reason: Reason; sentence: string } | null
  subscription: {
    id: string | null
    interval: Interval | null
    productKey: string | null
    seats: number | null
  }
  /** What could not be read of it, and other things to know before deciding. */
  findings?: Finding[]
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

/** Something that this desk sent before, with the number of the request that did. */
export interface SentBefore {
  purpose: Step['kind']
  eventId: string | null
  invoiceId: string | null
  paymentId: string | null
  referralCode: string
  requestNumber: number
  /** Of a sign-up: what was sent. */
  body?: Record<string, unknown> | null
}

export interface Context {
  now: Date
  /** For this customer or this new user, oldest first. */
  sentBefore: SentBefore[]
}

export interface Attempt {
  idempotencyKey: string
  openedAt: Date
  /** The provider's own id of the call, once it answered. */
  providerRequestId: string | null
  /** What was kept of the provider's answer. */
  answer: Record<string, unknown> | null
}

/**
 * `accepted`: a 2xx. `refused`: an answer that will not change, without effect. `not sent`: surely without effect, may be tried again.
 * `moved`: the value before is not what the plan says, nothing was sent. `unknown`: nobody can tell yet; `replayed`: this was the
 * provider's memory of the first call, which is over.
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
      failure: NotSent
      status: number | null
      providerRequestId: string | null
      sentence: string
      again: 'soon' | 'later'
    }
  | { outcome: 'moved'; differences: Difference[] }
  | {
      outcome: 'unknown'
      failure: Unknown
      status: number | null
      providerRequestId: string | null
      sentence: string
      replayed?: boolean
    }

/** What can be seen of a step's effect now. `unseen` says nothing about whether it will be. */
export type Confirmation =
  | { seen: 'effect' | 'delivered'; eventId: string | null; sentence: string }
  | { seen: 'unseen'; eventId: string | null; sentence: string }

/** What a path asks a person for, beside the code and the new user. */
export interface Needs {
  /** A billing customer: always, never, or only where payments are read from a billing provider. */
  customer: 'always' | 'never' | 'for payments'
  /** When the new user signed up, and their e-mail address. */
  signup: boolean
  /** Past payments may be typed or imported. */
  payments: boolean
  /** Another provider bills: which one is chosen where several are configured. */
  billing: boolean
}

/** One thing that was tried with reading calls, and how to mend it. `unknown`: only a call that changes something could tell. */
export interface Check extends Omit<Finding, 'reason' | 'level'> {
  level: Finding['level'] | 'unknown'
}

/** What a provider brings to the desk, in a sentence, and the variables that connect it. */
export interface SetUp {
  brings: string
  variables: readonly string[]
}

/**
 * The contract that every provider fulfils with one folder and one line in `index.ts`.
 * Verbs that read throw a Refusal `unavailable` where the provider cannot be read now.
 */
export interface Provider<Look = unknown> {
  path: string
  name: string
  /** Absent on a path that other providers make up: they are set up, and tried, for themselves. */
  setUp?: SetUp
  needs: Needs
  /** The mode of the key: what exists only in the other one is not seen. */
  mode(): Account['mode']
  /** Candidates for what a person typed: e-mail, or the id of a customer, subscription or invoice. Empty where nothing fits. */
  find(text: string, billing?: string): Promise<Candidate[]>
  /** Fresh reads, nothing is changed. */
  look(wanted: Wanted): Promise<Look>
  /** Pure. */
  plan(look: Look, wanted: Wanted, context: Context): ProviderPlan
  /**
   * Waits until the rate limits let the first call of this step leave: before its delivery is opened. Null where `signal` was aborted.
   * Absent: there is no limit.
   */
  ready?(step: Step, signal: AbortSignal): Promise<Turn | null>
  /** Sends one step, at most one writing call, within 25 s; never throws for an answer or a broken connection. */
  perform(step: Step, attempt: Attempt, turn?: Turn): Promise<Answer>
  confirm(step: Step, attempt: Attempt): Promise<Confirmation>
  /** Of a provider that bills: the customer's past payments. Fresh reads. */
  readPayments?(customerId: string): Promise<Payment[]>
  /** Tries the connection with reading calls: key, mode, permissions, Cello's endpoint. Never throws. */
  check(): Promise<Check[]>
  /** Milliseconds for which a call that is repeated under its idempotency key surely has no second effect; 0 where nobody says so. */
  keyKeptFor(step: Step): number
  /** Seconds that the provider's rate limit makes these steps take; 0 where it does not matter. */
  secondsFor(steps: readonly Step[]): number
  /** Where the provider's own pages show it; null where they do not. */
  links: {
    customer(id: string): string | null
    event(id: string): string | null
    invoice(id: string): string | null
  }
}
