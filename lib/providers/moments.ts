/** Cello takes payments up to this long after they came about (docs.cello.so/guides/attribution/manual-attribution). Milliseconds. */
export const thirtyDays = 30 * 24 * 3600_000

const day = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** "4 Nov 2026", in UTC: the same words whoever asks. */
export const formatDay = (at: Date | number) => day.format(at)
