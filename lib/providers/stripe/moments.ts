import * as shared from '../moments.ts'

/** Stripe counts seconds since 1970, the contract says ISO 8601. */
export const toIso = (seconds: number) => new Date(seconds * 1000).toISOString()

/** Stripe resends an event, and Cello imports its payment, up to this long after it came about. Seconds. */
export const thirtyDays = shared.thirtyDays / 1000

export const formatDay = (seconds: number) => shared.formatDay(seconds * 1000)
