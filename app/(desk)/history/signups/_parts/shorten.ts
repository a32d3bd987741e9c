import type { MatchedRequest } from '#lib/signups/judge-seen.ts'
import type { MatchedSignups } from '#lib/signups/match-signups.ts'

/** A list of which only the first are shown. */
export interface Shown {
  count: number
  first: MatchedRequest[]
}

type Lists = 'attributed' | 'known' | 'uncounted' | 'conflicts'

export interface ShownSignups extends Omit<MatchedSignups, Lists>, Record<Lists, Shown> {}

const most = 100

const shown = (requests: MatchedRequest[]): Shown => ({
  count: requests.length,
  first: requests.slice(0, most),
})

export const shorten = (matched: MatchedSignups): ShownSignups => ({
  ...matched,
  attributed: shown(matched.attributed),
  known: shown(matched.known),
  uncounted: shown(matched.uncounted),
  conflicts: shown(matched.conflicts),
})
