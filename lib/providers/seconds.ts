import { formatDay as formatMoment, thirtyDays as milliseconds } from './moments.ts'

/** Billing providers count seconds since 1970, the contract says ISO 8601. */
export const toIso = (seconds: number) => new Date(seconds * 1000).toISOString()

/** Cello imports a payment's event up to this long after it came about; Stripe resends one for as long. */
export const thirtyDays = milliseconds / 1000

/** "4 Nov 2026", in UTC. */
export const formatDay = (seconds: number) => formatMoment(seconds * 1000)
