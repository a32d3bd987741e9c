import { createRateWindow } from '../../http/rate-window.ts'
import type { StripeOptions } from '../world.ts'
import { ApiError } from './api-error.ts'

const SECOND = 1000

export type LimitRate = (request: { live: boolean; route: string }) => void

/** Refuses what goes beyond the requests of a second, on real time. Source: docs.stripe.com/rate-limits. */
export function createRateLimit(
  limits: Required<StripeOptions>['rateLimits'],
  clock: () => number = () => performance.now(),
): LimitRate {
  const wait = createRateWindow(SECOND, clock)
  return ({ live, route }) => {
    if (!limits) return
    const mode = live ? 'live' : 'test'
    if (wait(mode, limits.global) > 0) throw tooMany('global-rate')
    if (wait(`${mode} ${route}`, limits.endpoint) > 0) throw tooMany('endpoint-rate')
  }
}

export function tooMany(reason: string): ApiError {
  return new ApiError(
    429,
    {
      code: 'rate_limit',
      message:
        'Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.',
    },
    { early: true, headers: { 'stripe-rate-limited-reason': reason } },
  )
}

/** Wording: stripe/stripe-node#2056. */
export function lockTimeout(): ApiError {
  return new ApiError(
    429,
    {
      code: 'lock_timeout',
      message:
        'This object cannot be accessed right now because another API request or Stripe process is currently accessing it. If you see this error intermittently, retry the request. If you see this error frequently and are making multiple concurrent requests to a single object, make your requests serially or at a lower rate.',
    },
    { early: true },
  )
}
