import type { BrokenAnswer } from '../faults/broken-answer.ts'
import type { Match } from '../faults/create-faults.ts'
import type { Seeds } from './seeds/seeds.ts'

export type Mode = 'test' | 'live'

export type RateLimits = { endpoint: number; global: number } | null

export interface StripeOptions {
  /** 0 or absent: any free port. Always on the loopback. */
  port?: number
  /** The account's clock in milliseconds. Rate limits and delays run on real time. */
  now?: () => number
  keys?: { test?: string; live?: string }
  account?: string
  /** From an event to its first delivery. Default 20. */
  deliveryDelayMs?: number
  /** Before the first automatic retry; each further one waits three times longer. Default 5000. */
  retryBaseMs?: number
  /** How far search is behind writing. Default 0. */
  searchLagMs?: number
  /** Requests a second; null switches limits off. Default 25 an endpoint, 100 in all. */
  rateLimits?: RateLimits
  /** From a request's arrival to its work and answer. Default 0. */
  latencyMs?: number
  /** What `snapshot()` gave. */
  snapshot?: unknown
  /** Called after everything that changes what `snapshot()` gives. */
  changed?: () => void
}

/** One request to /v1, as it was answered. */
export interface Call {
  /** Milliseconds, by the account's clock. */
  at: number
  method: string
  path: string
  /** As in `POST /v1/events/:id/retry`; null when there is no such route. */
  route: string | null
  query: string
  params: Record<string, unknown>
  /** null: the connection was cut, or no answer was sent yet. */
  status: number | null
  requestId: string
  idempotencyKey: string | null
  /** The answer was the stored one of an earlier call with the same key. */
  replayed: boolean
  /** This very call changed something or started a delivery. */
  effect: boolean
  fault: Fault['kind'] | null
}

export type Fault = Match &
  (
    | BrokenAnswer
    | {
        kind: 'rate-limit'
        reason:
          | 'endpoint-rate'
          | 'global-rate'
          | 'endpoint-concurrency'
          | 'global-concurrency'
          | 'resource-specific'
      }
    /** 429 without the reason header: another request holds the object. */
    | { kind: 'lock-timeout' }
    /** Nothing happened. 500 is kept under an Idempotency-Key and replayed, 503 is not. */
    | { kind: 'error'; status: 500 | 503 }
    /** As if the key lacked this permission, for example `rak_event_write`. */
    | { kind: 'forbidden'; permission: string }
    | { kind: 'unauthorized' }
  )

export interface Delivery {
  event: string
  type: string
  endpoint: string
  /** Milliseconds, by the account's clock. */
  at: number
  /** null: no connection, or none in time. */
  status: number | null
  /** Asked for by POST /v1/events/{id}/retry. */
  resend: boolean
}

export interface StripeWorld {
  /** http://127.0.0.1:port */
  address: string
  account: string
  keys: {
    test: string
    live: string
    /** A key that may do only this, for example `['rak_customer_read', 'rak_invoice_read']`; write implies read. */
    restricted(permissions: string[], mode?: Mode): string
  }
  seed: Seeds
  calls: Call[]
  /** From now on it answers so late, and allows so much. */
  answerAs(given: { latencyMs: number; rateLimits: RateLimits }): void
  /** Switches a fault on; the returned function switches it off. */
  fault(fault: Fault): () => void
  /** Those that were switched on for this very path; absent: all. */
  clearFaults(path?: string): void
  /** Every attempt to send an event to an endpoint. */
  deliveries: Delivery[]
  /** Nothing is delivered until resumed; it waits in `pending_webhooks`. */
  pauseDeliveries(): void
  resumeDeliveries(): void
  /** Plain JSON for `StripeOptions.snapshot`. */
  snapshot(): unknown
  close(): Promise<void>
}
