const day = 24 * 3600_000

/** A reminder is written some minutes after the moment it is about. */
const late = 3600_000

/** "in 13 days", "in one day", "within a day": whole days from `now`, rounded down but for the last hour. */
export function inDays(until: Date, now: Date) {
  const days = Math.floor((until.getTime() - now.getTime() + late) / day)
  if (days < 1) return 'within a day'
  return days === 1 ? 'in one day' : `in ${String(days)} days`
}
