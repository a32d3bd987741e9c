/** Stripe counts seconds since 1970, the contract says ISO 8601. */
export const toIso = (seconds: number) => new Date(seconds * 1000).toISOString()

/** Stripe resends an event, and Cello imports its payment, up to this long after it came about. Seconds. */
export const thirtyDays = 30 * 24 * 3600

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** "4 Nov 2026", in UTC: the same words whoever asks. */
export const formatDay = (seconds: number) => day.format(seconds * 1000)
