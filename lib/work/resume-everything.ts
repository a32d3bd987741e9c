import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { pauses } from '#db/schema/pauses.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict, forbidden } from '#lib/errors.ts'
import { handOver } from './pick-up-forgotten.ts'

/** Lets the workers go on at once, from where each request was; of more than a thousand the others follow each minute. @throws Refusal `conflict` where that pause is over. */
export async function resumeEverything(actor: Actor<'work:resume'>, { pauseId }: { pauseId: string }) {
  const { personId } = actor
  if (personId === null) throw forbidden('Only a person lets everything go on.')
  await change(actor, { event: 'work.resumed', subject: pauseId }, async (tx) => {
    const resumed = await tx
      .update(pauses)
      .set({ resumedBy: personId, resumedAt: new Date() })
      .where(and(eq(pauses.id, pauseId), isNull(pauses.resumedAt)))
      .returning({ id: pauses.id })
    if (resumed.length === 0)
      throw conflict('This pause is over. Reload the page to see whether everything is paused again.')
    await handOver(tx)
  })
}
