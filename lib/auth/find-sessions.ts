import 'server-only'
import { and, desc, eq, gt } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { sessions } from '#db/schema/sessions.ts'
import type { Actor } from './actor.ts'
import { limits } from './limits.ts'
import { currentTokenHash } from './session.ts'

export type SessionRow = Awaited<ReturnType<typeof findSessions>>[number]

/** Where this person is signed in now, the last used first. `current` is the session that asks. */
export async function findSessions({ personId }: Actor<'session:end'>, now = new Date()) {
  const current = await currentTokenHash()
  const rows = await db()
    .select({
      id: sessions.id,
      tokenHash: sessions.tokenHash,
      startedAt: sessions.startedAt,
      lastSeenAt: sessions.lastSeenAt,
      browser: sessions.browser,
    })
    .from(sessions)
    .where(
      and(
        eq(sessions.personId, personId ?? ''),
        gt(sessions.expires, now),
        gt(sessions.lastSeenAt, new Date(now.getTime() - limits.idle)),
        gt(sessions.startedAt, new Date(now.getTime() - limits.absolute)),
      ),
    )
    .orderBy(desc(sessions.lastSeenAt))
  return rows.map(({ tokenHash, ...row }) => ({ ...row, current: tokenHash === current }))
}
