import 'server-only'
import { and, eq, gt } from 'drizzle-orm'
import { sessions } from '#db/schema/sessions.ts'
import { limits } from './limits.ts'
import { hashToken } from './token.ts'

/** The session of this token, if neither limit has run out. */
export const isAlive = (token: string, now: Date) =>
  and(
    eq(sessions.tokenHash, hashToken(token)),
    gt(sessions.expires, now),
    gt(sessions.lastSeenAt, new Date(now.getTime() - limits.idle)),
    gt(sessions.startedAt, new Date(now.getTime() - limits.absolute)),
  )
