import type { Check, SetUp } from '#lib/providers/provider.ts'

/** Something outside of the desk that it needs, or could use. */
export interface Connection extends SetUp {
  id: string
  name: string
  /** Tries it with calls that change nothing; null where it is not configured. */
  check: (() => Promise<Check[]>) | null
}

export type ConnectionState = 'works' | 'works with a warning' | 'does not work' | 'not configured'

export interface Tried {
  id: string
  state: ConnectionState
  checks: Check[]
  /** ISO 8601 in UTC. */
  triedAt: string
  /** How long it took. */
  milliseconds: number
}
