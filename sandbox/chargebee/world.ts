import type { BrokenAnswer } from '../faults/broken-answer.ts'
import type { Match } from '../faults/create-faults.ts'
import type { Seeds } from './seeds/seeds.ts'
import type { Habits } from './site/habits.ts'

export interface ChargebeeOptions {
  /** 0 or absent: any free port. Always on the loopback. */
  port?: number
  /** The site's clock in milliseconds. Rate limits and delays run on real time. */
  now?: () => number
  site?: string
  keys?: { full?: string; readOnly?: string }
  /** From an event to its first webhook call. Default 20. */
  deliveryDelayMs?: number
  /**
   * Before the first automatic retry, in place of Chargebee's two minutes; the others keep their proportion to it.
   * Default 5000.
   */
  retryBaseMs?: number
  /** From the end of a webhook call to its status in the event; up to 5 s at Chargebee. Default 0. */
  statusLagMs?: number
  /** Null switches it off. Default: a test site's 150 requests in 60,000 ms. */
  rateLimit?: { requests: number; perMs?: number } | null
  /** What nobody publishes. */
  habits?: Partial<Habits>
  /** What `snapshot()` gave. */
  snapshot?: unknown
  /** Called after everything that changes what `snapshot()` gives. */
  changed?: () => void
}

/** One request to /api/v2, as it was answered. */
export interface Call {
  /** Milliseconds, by the site's clock. */
  at: number
  method: string
  path: string
  /** As in `GET /api/v2/customers/:id`; null when there is no such route. */
  route: string | null
  query: string
  params: Record<string, unknown>
  /** null: the connection was cut, or no answer was sent yet. */
  status: number | null
  idempotencyKey: string | null
  /** The answer was the stored one of an earlier call with the same key. */
  replayed: boolean
  /** This very call changed something. */
  effect: boolean
  fault: Fault['kind'] | null
}

export type Fault = Match &
  (
    | BrokenAnswer
    | {
        kind: 'rate-limit'
        code?: 'api_request_limit_exceeded' | 'third_party_api_request_limit_exceeded'
        /** Seconds; absent: no Retry-After. */
        retryAfter?: number
      }
    /** 429: another request holds the object. */
    | { kind: 'lock-timeout' }
    /** Nothing happened. */
    | {
        kind: 'error'
        status: 500 | 503
        code?: 'internal_error' | 'internal_temporary_error' | 'site_not_ready' | 'site_read_only_mode'
      }
    /** As if the key might not do this. */
    | { kind: 'forbidden' }
    | { kind: 'unauthorized' }
  )

export interface Delivery {
  event: string
  type: string
  endpoint: string
  /** Milliseconds, by the site's clock. */
  at: number
  /** null: no connection, or none in time. */
  status: number | null
  /** Sent because a person pressed Resend. */
  byHand: boolean
}

export interface ChargebeeWorld {
  /** http://127.0.0.1:port */
  address: string
  site: string
  keys: { full: string; readOnly: string }
  seed: Seeds
  calls: Call[]
  /** Switches a fault on; the returned function switches it off. */
  fault(fault: Fault): () => void
  /** Those that were switched on for this very path; absent: all. */
  clearFaults(path?: string): void
  /** Every attempt to send an event to an endpoint. */
  deliveries: Delivery[]
  /** No webhook is called until resumed; its event stays `scheduled`. */
  pauseDeliveries(): void
  resumeDeliveries(): void
  /** What a person does in Chargebee's own pages; no API call does it. */
  pressResend(event: string, endpoint: string): void
  /** Plain JSON for `ChargebeeOptions.snapshot`. */
  snapshot(): unknown
  close(): Promise<void>
}
