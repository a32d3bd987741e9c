import type { State } from '#db/words.ts'
import { isOneOf, openStates } from '#lib/attribution/rules.ts'

interface Known {
  id: string
  newUserId: string | null
  email: string | null
  customerId: string | null
}

interface About {
  state: State
  newUserId: string
  customerId: string
  customerEmail: string | null
}

/** How far a new user of a case is: their request was carried out, is under way, or is still to be filed, also after one that ended otherwise. */
export type Filed = 'counts' | 'under way' | 'to file'

export const filedOf = (state: State | undefined): Filed => {
  if (state === 'carried out') return 'counts'
  return state !== undefined && isOneOf(state, openStates) ? 'under way' : 'to file'
}

const ranks: Record<Filed, number> = { counts: 0, 'under way': 1, 'to file': 2 }

/**
 * Which of a case's requests is about which of its new users, by the user's id; who has several has the one that got furthest, of two the first
 * given. An id that both name decides; else the customer or the e-mail does. Pure.
 */
export function matchRequests<R extends About>(
  users: readonly Known[],
  requests: readonly R[],
): Map<string, R> {
  const matched = new Map<string, R>()
  for (const user of users) {
    const [furthest] = requests
      .filter((request) => isAbout(request, user))
      .sort((one, other) => ranks[filedOf(one.state)] - ranks[filedOf(other.state)])
    if (furthest) matched.set(user.id, furthest)
  }
  return matched
}

function isAbout(request: About, { newUserId, email, customerId }: Known): boolean {
  if (newUserId !== null) return newUserId === request.newUserId
  if (customerId !== null) return customerId === request.customerId
  return email !== null && email.toLowerCase() === request.customerEmail?.toLowerCase()
}
