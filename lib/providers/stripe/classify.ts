import 'server-only'
import Stripe from 'stripe'
import { z } from 'zod'
import { log } from '#lib/log.ts'
import type { Unknown } from '../failure.ts'
import type { Answer } from '../provider.ts'
import { isTimeout, neverLeft, permissionIn } from './errors.ts'

export interface Called {
  called: { statusCode: number; requestId?: string | undefined }
  answer: Record<string, unknown>
}

/** Makes one writing call and says what is known of its effect. Only what is surely without effect may be tried again by itself. */
export async function classify(what: 'mark' | 'resend', call: () => Promise<Called>): Promise<Answer> {
  try {
    const { called, answer } = await call()
    return {
      outcome: 'accepted',
      status: called.statusCode,
      providerRequestId: called.requestId ?? null,
      answer,
    }
  } catch (error) {
    const answer = failed(what, error)
    log.warn({ what, ...answer }, 'Stripe did not accept a call')
    return answer
  }
}

function failed(what: 'mark' | 'resend', error: unknown): Answer {
  if (error instanceof z.ZodError)
    return unknown('unreadable', 'Stripe answered in a form that the desk does not understand.')
  if (!(error instanceof Stripe.errors.StripeError))
    return unknown('unreadable', 'The call ended without an answer that can be read.')
  const status = error.statusCode ?? null
  const providerRequestId = error.requestId ?? null
  const known = { status, providerRequestId, replayed: error.headers?.['idempotent-replayed'] === 'true' }
  if (neverLeft(error)) {
    const sentence = 'Stripe could not be reached; nothing was sent.'
    return { outcome: 'not sent', failure: 'unreached', ...nowhere, sentence, again: 'later' }
  }
  if (isTimeout(error)) return unknown('timed out', 'Stripe did not answer in time.')
  if (error instanceof Stripe.errors.StripeConnectionError)
    return unknown('cut', 'The connection broke before Stripe answered.')
  if (status === null) return unknown('unreadable', 'Something answered that cannot be read.')
  if (status === 429 || error.code === 'rate_limit') {
    const failure = error.code === 'lock_timeout' ? 'locked' : 'too many'
    const sentence = tooMany(error)
    return { outcome: 'not sent', failure, status, providerRequestId, sentence, again: 'soon' }
  }
  if (status === 409 && error.rawType !== 'idempotency_error')
    return unknown('busy', 'Stripe is still busy with an earlier call of the same attempt.', known)
  if (status >= 500)
    return unknown('server error', `Stripe answered with an error of its own (${String(status)}).`, known)
  return { outcome: 'refused', status, providerRequestId, sentence: refusal(what, error) }
}

const nowhere = { status: null, providerRequestId: null }

const unknown = (
  failure: Unknown,
  sentence: string,
  known: { status: number | null; providerRequestId: string | null; replayed?: boolean } = nowhere,
): Answer => ({ outcome: 'unknown', failure, ...known, sentence })

type StripeError = InstanceType<typeof Stripe.errors.StripeError>

const tooMany = ({ code }: StripeError) =>
  code === 'lock_timeout'
    ? 'Another call to Stripe holds this object; nothing was sent.'
    : 'Stripe gets too many requests just now; nothing was sent.'

function refusal(what: 'mark' | 'resend', error: StripeError): string {
  const { statusCode } = error
  const name = permissionIn(error.message)
  const byHand = what === 'resend' ? ", or have the event resent by hand in Stripe's dashboard" : ''
  if (statusCode === 401)
    return 'Stripe refuses the key. Ask an admin to put a valid one into STRIPE_SECRET_KEY.'
  if (statusCode === 403)
    return `The Stripe key lacks the permission ${name ?? 'for this call'}. Ask an admin to switch it on${byHand}.`
  if (error.rawType === 'idempotency_error')
    return 'Stripe has seen this attempt with other content and refuses it.'
  if (statusCode === 404 && what === 'mark') return 'Stripe does not know this customer any more.'
  if (statusCode === 404)
    return 'Stripe has no such event any more: it is older than 30 days. Only Cello support can import its payment.'
  const param = error.param === undefined ? '' : ` about ${error.param}`
  return `Stripe refuses the call (${String(statusCode)}${param}). Ask an admin to look it up in Stripe's log${byHand}.`
}
