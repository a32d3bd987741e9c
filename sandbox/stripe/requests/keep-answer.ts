import type { State } from '../state/state.ts'
import { ApiError } from './api-error.ts'

const DAY = 24 * 60 * 60 * 1000

export interface KeptAnswer {
  /** null while the first request is still going on. */
  answer: { status: number; body: string; requestId: string } | null
  path: string
  params: string
  at: number
}

export interface IdempotentRequest {
  key: string
  live: boolean
  path: string
  params: string
  now: number
}

/**
 * The stored answer for this Idempotency-Key, or null when the request is the first with it.
 * Refuses other parameters and a request that is still going on. Source: docs.stripe.com/api/idempotent_requests.
 */
export function claimKey(state: State, request: IdempotentRequest): KeptAnswer['answer'] {
  const { key, path, params, now } = request
  if (key.length > 255) {
    throw new ApiError(
      400,
      { message: 'Idempotency-Key cannot be longer than 255 characters.' },
      { early: true },
    )
  }
  forgetOld(state, now)
  const name = nameOf(request)
  const kept = state.keptAnswers.get(name)
  if (!kept) {
    state.keptAnswers.set(name, { answer: null, path, params, at: now })
    return null
  }
  const instead = `Try using a key other than '${key}' if you meant to execute a different request.`
  if (kept.path !== path) {
    const paths = `('${path}' vs '${kept.path}')`
    throw conflict(
      `Keys for idempotent requests can only be used for the same endpoint they were first used for ${paths}. ${instead}`,
    )
  }
  if (kept.params !== params) {
    throw conflict(
      `Keys for idempotent requests can only be used with the same parameters they were first used with. ${instead}`,
    )
  }
  if (!kept.answer) {
    throw new ApiError(
      409,
      {
        code: 'idempotency_key_in_use',
        message: `There is currently another in-progress request using this Stripe-Idempotency-Key (that probably means you submitted twice, and the other request is still going through): ${key}. Try again later.`,
      },
      { early: true },
    )
  }
  return kept.answer
}

export function keepAnswer(state: State, request: IdempotentRequest, answer: KeptAnswer['answer']) {
  const kept = state.keptAnswers.get(nameOf(request))
  if (kept) kept.answer = answer
}

export function releaseKey(state: State, request: IdempotentRequest) {
  state.keptAnswers.delete(nameOf(request))
}

/** Keys stand in the order of their first use. */
function forgetOld(state: State, now: number) {
  for (const [name, kept] of state.keptAnswers) {
    if (now - kept.at < DAY) return
    state.keptAnswers.delete(name)
  }
}

function nameOf({ live, key }: IdempotentRequest): string {
  return `${live ? 'live' : 'test'} ${key}`
}

function conflict(message: string): ApiError {
  return new ApiError(400, { type: 'idempotency_error', message }, { early: true })
}
