import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import { sessions } from '#db/schema/sessions.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict } from '#lib/errors.ts'

/** Ends some of the person's own sessions, at once. @throws Refusal `conflict` where they have all ended already, or are another's. */
export async function endSessions(
  actor: Actor<'session:end'>,
  { sessionIds }: { sessionIds: readonly string[] },
) {
  const personId = actor.personId ?? ''
  const detail: Record<string, unknown> = {}
  await change(actor, { event: 'session.ended', subject: personId, detail }, async (tx) => {
    const ended = await tx
      .delete(sessions)
      .where(and(inArray(sessions.id, [...sessionIds]), eq(sessions.personId, personId)))
      .returning({ id: sessions.id })
    if (ended.length === 0)
      throw conflict('This session has ended already. Reload the page to see which are left.')
    detail['sessions'] = ended.length
  })
}
