import { createRateWindow } from '../../http/rate-window.ts'
import type { Habits } from '../site/habits.ts'
import type { ChargebeeOptions } from '../world.ts'
import { ApiError } from './api-error.ts'

const MINUTE = 60_000

export type LimitRate = () => void

/** Refuses what goes beyond the site's requests a minute, on real time. That the minute slides is inferred. */
export function createRateLimit(
  limit: Required<ChargebeeOptions>['rateLimit'],
  habits: Pick<Habits, 'retryAfter'>,
  clock?: () => number,
): LimitRate {
  const wait = createRateWindow(limit?.perMs ?? MINUTE, clock)
  return () => {
    if (!limit) return
    const ms = wait('site', limit.requests)
    if (ms > 0) throw tooMany('api_request_limit_exceeded', habits.retryAfter ? ms / 1000 : null)
  }
}

/** `seconds` null: no Retry-After. */
export function tooMany(code: string, seconds: number | null): ApiError {
  return new ApiError(
    429,
    {
      message:
        'Sorry, access has been blocked temporarily due to request count exceeding acceptable limits. Please try after some time.',
      type: 'operation_failed',
      api_error_code: code,
    },
    seconds === null ? {} : { 'retry-after': String(Math.ceil(seconds)) },
  )
}

/** The wording is ours. */
export function lockTimeout(): ApiError {
  return new ApiError(429, {
    message: 'Another operation is in progress on this resource. Please try again.',
    type: 'operation_failed',
    api_error_code: 'lock_timeout',
  })
}
