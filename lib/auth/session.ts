import 'server-only'
import { and, eq, lt, sql } from 'drizzle-orm'
import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { db } from '#db/client.ts'
import { notices } from '#db/schema/notices.ts'
import { people } from '#db/schema/people.ts'
import { type Role, roles } from '#db/schema/roles.ts'
import { sessions } from '#db/schema/sessions.ts'
import { env } from '#lib/env.ts'
import { pathHeader } from '#lib/page-headers.ts'
import type { Who } from './actor.ts'
import { isAlive } from './is-alive.ts'
import { limits } from './limits.ts'
import { hashToken } from './token.ts'

const cookieOf = (name: string) =>
  `${env().NEXTAUTH_URL.startsWith('https:') ? '__Secure-' : ''}next-auth.${name}`

export const sessionCookie = () => cookieOf('session-token')

/** The page that the last sign-in of this browser was to lead to, as next-auth keeps it. */
export const getWanted = async () => (await cookies()).get(cookieOf('callback-url'))?.value

/** Where everybody arrives: what leads there is read by following it, not by passing through. */
const arrival = '/'

/** Who is signed in, with the roles of this very moment; null where nobody is, or the session has run out. */
export const getWho = cache(async (): Promise<Who | null> => {
  const token = (await cookies()).get(sessionCookie())?.value
  if (token === undefined) return null
  const here = (await headers()).get(pathHeader)?.split('?')[0]
  return findWho(token, new Date(), here === arrival ? undefined : here)
})

/** Counting ends there: it is asked on every page. */
const mostUnread = 100

/** `here`: the path of the page that is shown, whose own notices are read by that. */
export async function findWho(token: string, now = new Date(), here?: string): Promise<Who | null> {
  const tokenHash = hashToken(token)
  const unreadOnes = sql`${notices.personId} = ${people.id} and ${notices.readAt} is null`
  const [row] = await db()
    .select({
      id: people.id,
      name: people.name,
      email: people.email,
      lastSeenAt: sessions.lastSeenAt,
      authenticatedAt: sessions.authenticatedAt,
      roles: sql<
        Role[]
      >`array(select ${roles.role} from ${roles} where ${roles.personId} = ${people.id} order by 1)`,
      unread: sql<number>`(select count(*)::int from (select from ${notices}
        where ${unreadOnes} and ${notices.address} <> ${here ?? ''} limit ${mostUnread}) as n)`,
      unreadHere: sql<boolean>`exists (select from ${notices} where ${unreadOnes} and ${notices.address} = ${here ?? ''})`,
    })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(isAlive(token, now))
  if (!row) return null
  const { lastSeenAt, ...who } = row
  if (now.getTime() - lastSeenAt.getTime() > limits.seenEvery) await touch(tokenHash, now)
  return who
}

async function touch(tokenHash: string, now: Date) {
  await db()
    .update(sessions)
    .set({ lastSeenAt: now })
    .where(and(eq(sessions.tokenHash, tokenHash), lt(sessions.lastSeenAt, now)))
}

/** By which the database knows the session that asks. */
export async function currentTokenHash(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookie())?.value
  return token === undefined ? null : hashToken(token)
}

/** Ends the session in the database and takes the cookie back. */
export async function endSession() {
  const jar = await cookies()
  const token = jar.get(sessionCookie())?.value
  if (token !== undefined)
    await db()
      .delete(sessions)
      .where(eq(sessions.tokenHash, hashToken(token)))
  jar.delete(sessionCookie())
}
