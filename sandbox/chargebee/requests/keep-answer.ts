import type { Site } from '../site/site.ts'
import { ApiError, invalid } from './api-error.ts'

const WINDOW = 30 * 60_000
const LONGEST = 100

export interface KeptAnswer {
  /** null while the first request is still going on. */
  answer: { status: number; body: string } | null
  content: string
  at: number
}

export interface IdempotentRequest {
  key: string
  /** Path and parameters. */
  content: string
}

/**
 * The stored answer for this key, or null when the request is the first with it in 30 minutes. Refuses another content.
 * Source: apidocs.chargebee.com, "Idempotent requests". What a second request meets while the first is going on is not
 * published: here a conflict.
 */
export function claimKey({ state, now }: Site, { key, content }: IdempotentRequest): KeptAnswer['answer'] {
  if (key.length > LONGEST) {
    throw invalid('chargebee-idempotency-key', `cannot be more than ${LONGEST} characters`)
  }
  for (const [name, kept] of state.keptAnswers) {
    if (now() - kept.at < WINDOW) break
    state.keptAnswers.delete(name)
  }
  const kept = state.keptAnswers.get(key)
  if (!kept) {
    state.keptAnswers.set(key, { answer: null, content, at: now() })
    return null
  }
  if (kept.content !== content) {
    throw new ApiError(422, {
      message: 'The idempotency key was used before with another request.',
      type: 'invalid_request',
      api_error_code: 'unable_to_process_request',
    })
  }
  if (kept.answer) return kept.answer
  throw new ApiError(409, {
    message: 'A request with this idempotency key is in progress.',
    type: 'invalid_request',
    api_error_code: 'invalid_state_for_request',
  })
}

export function keepAnswer({ state }: Site, { key }: IdempotentRequest, answer: KeptAnswer['answer']) {
  const kept = state.keptAnswers.get(key)
  if (kept) kept.answer = answer
}

export function releaseKey({ state }: Site, { key }: IdempotentRequest) {
  state.keptAnswers.delete(key)
}
