import 'server-only'
import { and, eq, isNull, type SQL } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { notices } from '#db/schema/notices.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { notFound } from '#lib/errors.ts'

type Reader = Actor<'notice:read'>

/** Marks one notice of the person's own as read, and says where it leads. @throws Refusal `not found`, also for another person's. */
export async function readNotice(reader: Reader, { noticeId }: { noticeId: string }): Promise<string> {
  const mine = and(eq(notices.id, noticeId), eq(notices.personId, reader.personId ?? ''))
  const [notice] = await db().select({ address: notices.address }).from(notices).where(mine)
  if (!notice) throw notFound('There is no such notice of yours. Look for it in your list of notices.')
  await read(reader, eq(notices.id, noticeId))
  return notice.address
}

/** Marks all of the person's own notices as read, and says how many were not. */
export const readAllNotices = (reader: Reader): Promise<number> => read(reader)

/** Marks what leads to this address as read, because the person is looking at it, and says how many were not. */
export const readNoticesOf = (reader: Reader, address: string): Promise<number> =>
  read(reader, eq(notices.address, address))

async function read({ personId }: Reader, which?: SQL): Promise<number> {
  const marked = await db()
    .update(notices)
    .set({ readAt: new Date() })
    .where(and(eq(notices.personId, personId ?? ''), isNull(notices.readAt), which))
    .returning({ id: notices.id })
  return marked.length
}
