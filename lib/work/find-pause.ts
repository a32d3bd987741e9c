import 'server-only'
import { eq, isNull } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { pauses } from '#db/schema/pauses.ts'
import { people } from '#db/schema/people.ts'
import type { Actor } from '#lib/auth/actor.ts'

export interface StandingPause {
  id: string
  pausedBy: string
  because: string
  pausedAt: Date
}

/** Who paused everything, when and why; null where nobody did. */
export async function findPause(
  _actor: Actor<'request:see'> | Actor<'work:see'>,
): Promise<StandingPause | null> {
  const [pause] = await db()
    .select({ id: pauses.id, pausedBy: people.name, because: pauses.because, pausedAt: pauses.pausedAt })
    .from(pauses)
    .innerJoin(people, eq(people.id, pauses.pausedBy))
    .where(isNull(pauses.resumedAt))
  return pause ?? null
}

/** Whether a worker must not send anything. */
export const isEverythingPaused = async () => (await db().$count(pauses, isNull(pauses.resumedAt))) > 0
