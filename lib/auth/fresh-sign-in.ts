/** Their clock and ours may differ a little. Milliseconds. */
const leeway = 30_000

/** The last moment that a `Date` can hold, in seconds. */
const last = 8.64e12

/**
 * The claim `auth_time` as a moment: seconds since 1970 as a number (OpenID Connect Core, section 2). null where it is missing or
 * anything else, so that it counts as unknown.
 */
export const authTimeOf = (claim: unknown): Date | null =>
  typeof claim === 'number' && claim > 0 && claim <= last ? new Date(claim * 1000) : null

/** For how many milliseconds more a sign-in is fresh: 0 where it is too old, unknown, or said to lie ahead. Pure. */
export function freshFor(authenticatedAt: Date | null, minutes: number, now = new Date()): number {
  if (authenticatedAt === null) return 0
  const age = now.getTime() - authenticatedAt.getTime()
  return age < -leeway ? 0 : Math.max(0, minutes * 60_000 + leeway - age)
}

/** Why a sign-in is not fresh, as a sentence. Pure. */
export function whyNotFresh(authenticatedAt: Date | null, now = new Date()): string {
  if (authenticatedAt === null) return 'Your company’s sign-in does not say when you last signed in there.'
  if (authenticatedAt.getTime() > now.getTime() + leeway)
    return 'Your company’s sign-in says that you signed in at a moment that lies ahead.'
  const minutes = Math.floor((now.getTime() - authenticatedAt.getTime()) / 60_000)
  return `Your company’s sign-in says that you signed in there ${minutes < 120 ? `${String(minutes)} minutes` : `${String(Math.floor(minutes / 60))} hours`} ago.`
}
