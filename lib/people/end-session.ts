import 'server-only'
import { and, eq } from 'drizzle-orm'
import { sessions } from '#db/schema/sessions.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict } from '#lib/errors.ts'

/** Ends one of the person's own sessions. @throws Refusal `conflict` where it has ended already, or is another's. */
export async function endSession(actor: Actor<'session:end'>, { sessionId }: { sessionId: string }) {
  const personId = actor.personId ?? ''
  await change(actor, { event: 'session.ended', subject: personId }, async (tx) => {
    const ended = await tx
      .delete(sessions)
      .where(and(eq(sessions.id, sessionId), eq(sessions.personId, personId)))
      .returning({ id: sessions.id })
    if (ended.length === 0)
      throw conflict('This session has ended already. Reload the page to see which are left.')
  })
}
