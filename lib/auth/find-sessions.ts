import 'server-only'
import { and, desc, eq, gt } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { sessions } from '#db/schema/sessions.ts'
import type { Actor } from './actor.ts'
import { limits } from './limits.ts'

export type SessionRow = Awaited<ReturnType<typeof findSessions>>[number]

/** Where this person is signed in now, the last used first. */
export const findSessions = ({ personId }: Actor<'session:end'>, now = new Date()) =>
  db()
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
      ),
    )
    .orderBy(desc(sessions.lastSeenAt))
