import 'server-only'
import { Broken } from '../exchange.ts'

/** An answer of Chargebee that is a no. */
export class ChargebeeNo extends Error {
  override readonly name = 'ChargebeeNo'
  readonly status: number
  /** Chargebee's `api_error_code`; null where something else answered. */
  readonly code: string | null
  readonly param: string | null
  /** Seconds, as the answer's Retry-After says. */
  readonly retryAfter: number | null
  /** Chargebee's memory of an earlier call under the same key. */
  readonly replayed: boolean

  constructor(no: Pick<ChargebeeNo, 'status' | 'code' | 'param' | 'retryAfter' | 'replayed'>) {
    super(`Chargebee said no: ${no.status} ${no.code ?? ''}`)
    this.status = no.status
    this.code = no.code
    this.param = no.param
    this.retryAfter = no.retryAfter
    this.replayed = no.replayed
  }
}

/** An answer of this status that is not Chargebee's JSON: a proxy's page, or half of it. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
  readonly status: number

  constructor(status: number) {
    super('The answer cannot be read.')
    this.status = status
  }
}

/** The site's requests of this minute are used up: the call was not made. */
export class Busy extends Error {
  override readonly name = 'Busy'
}

export const isMissing = (error: unknown) =>
  error instanceof ChargebeeNo && error.status === 404 && error.code === 'resource_not_found'

export const isDenied = (error: unknown) => error instanceof ChargebeeNo && error.status === 403

/** Worth another read in a moment: too many requests, a server or proxy that stumbled, a connection that broke. */
export function passes(error: unknown): boolean {
  if (error instanceof Broken) return !error.timedOut
  if (error instanceof Unreadable) return true
  return error instanceof ChargebeeNo && (error.status === 429 || error.status >= 500)
}
