import 'server-only'
import Stripe from 'stripe'

/** Why Stripe said no to a read, where that says something about the world or the key and not about this moment. */
export class StripeNo extends Error {
  override readonly name = 'StripeNo'
  readonly kind: 'missing' | 'other mode' | 'permission' | 'parameter'
  /** Stripe's own words. */
  readonly words: string

  constructor(kind: StripeNo['kind'], words: string) {
    super(`Stripe said no: ${kind}`)
    this.kind = kind
    this.words = words
  }
}

export function readNo(error: unknown): StripeNo | null {
  if (!(error instanceof Stripe.errors.StripeError)) return null
  const { message, statusCode } = error
  if (statusCode === 403) return new StripeNo('permission', message)
  if (/a similar object exists in (live|test) mode/.test(message)) return new StripeNo('other mode', message)
  if (statusCode === 404 || error.code === 'resource_missing') return new StripeNo('missing', message)
  return statusCode === 400 ? new StripeNo('parameter', message) : null
}

/** "Enabling Events Read ('event_read') permissions on this key would allow this request to continue." gives `event_read`. */
export function permissionIn(words: string): string | null {
  const names = [...words.matchAll(/\('([a-z][a-z0-9_]*)'\)/g)].map(([, name]) => name)
  return names.length === 0 ? null : names.join(', ')
}

export const accountIn = (words: string) => /'(acct_\w+)'/.exec(words)?.[1] ?? null

const beforeConnecting = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']

/** The connection was never made: the call has surely not left. */
export function neverLeft(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeConnectionError)) return false
  const { detail } = error
  if (!(detail instanceof Error)) return false
  const { code, syscall } = detail as NodeJS.ErrnoException
  return beforeConnecting.includes(code ?? '') || syscall === 'connect' || syscall === 'getaddrinfo'
}

export function isTimeout(error: unknown): boolean {
  return (
    error instanceof Stripe.errors.StripeConnectionError &&
    error.detail instanceof Error &&
    (error.detail as NodeJS.ErrnoException).code === Stripe.HttpClient.TIMEOUT_ERROR_CODE
  )
}

/** Worth another read in a moment: too many requests, a server or proxy that stumbled, a connection that broke. */
export function passes(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError)) return false
  if (error instanceof Stripe.errors.StripeConnectionError) return !isTimeout(error)
  return error.statusCode === undefined || error.statusCode === 429 || error.statusCode >= 500
}
