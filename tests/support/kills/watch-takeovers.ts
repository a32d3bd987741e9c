import type { Victim } from './campaign.ts'
import type { Statement } from './database-proxy.ts'

/** Sees which worker has which request in hand, and how long the requests of a dead one wait for the next. Seconds. */
export function watchTakeovers(requestIds: ReadonlySet<string>) {
  const inHand = new Map<string, Victim>()
  const orphans = new Map<string, number>()
  const waits: number[] = []
  return {
    waits,
    /** For the database proxy of a worker; it never ends one itself. */
    see(victim: Victim, { values }: Statement) {
      for (const id of values.filter((value) => requestIds.has(value))) {
        const since = orphans.get(id)
        if (since !== undefined) waits.push((performance.now() - since) / 1000)
        orphans.delete(id)
        inHand.set(id, victim)
      }
    },
    /** `active`: the requests whose jobs are under way at the moment of this death. */
    bury(victim: Victim, active: readonly string[]) {
      for (const id of active) if (inHand.get(id) === victim) orphans.set(id, performance.now())
    },
  }
}
