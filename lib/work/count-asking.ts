import 'server-only'
import { client } from '#db/client.ts'
import type { Actor } from '#lib/auth/actor.ts'

export interface Counted {
  count: number
  oldest: string | null
}

export interface Asking {
  /** Deliveries that nobody knows the end of. */
  unknown: Counted
  /** Requests that wait for a person's answer. */
  paused: Counted
}

/** What waits for a person, not for a worker. */
export async function countAsking(_actor: Actor<'work:see'>): Promise<Asking> {
  const [[unknown], [paused]] = await Promise.all([
    client()<Counted[]>`
      select count(*)::int as count, min(opened_at) as oldest from deliveries where outcome = 'unknown'`,
    client()<Counted[]>`
      select count(*)::int as count, min(state_since) as oldest from requests where state = 'paused'`,
  ])
  return { unknown: unknown ?? nothing, paused: paused ?? nothing }
}

const nothing: Counted = { count: 0, oldest: null }
