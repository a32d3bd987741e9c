import 'server-only'
import { and, asc, desc, eq, gt, lt, type SQL } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { notices } from '#db/schema/notices.ts'
import type { Actor } from '#lib/auth/actor.ts'

type Reader = Actor<'notice:see'>

/** Where a page begins: after the notice `before`, towards the older ones, or after the notice `after`, towards the newer ones. */
export interface NoticePage {
  before?: string | undefined
  after?: string | undefined
  size?: number
}

export type NoticeRow = Awaited<ReturnType<typeof read>>[number]

export interface FoundNotices {
  rows: NoticeRow[]
  /** The keys of the neighbouring pages. */
  older: string | undefined
  newer: string | undefined
}

const pageSize = 30

/** What this person was told, the newest first, a page at a time; never what another was. */
export async function findNotices(
  reader: Reader,
  { before, after, size = pageSize }: NoticePage = {},
): Promise<FoundNotices> {
  if (after !== undefined) return findNewer(reader, after, size)
  const found = await read(reader, before === undefined ? undefined : lt(notices.id, before), size + 1)
  const rows = found.slice(0, size)
  return {
    rows,
    older: found.length > size ? rows.at(-1)?.id : undefined,
    newer: before === undefined ? undefined : rows[0]?.id,
  }
}

/** Where nothing is newer than this page, it is the newest page, filled up with older notices. */
async function findNewer(reader: Reader, after: string, size: number): Promise<FoundNotices> {
  const found = await read(reader, gt(notices.id, after), size + 1, asc)
  if (found.length <= size) return findNotices(reader, { size })
  const rows = found.slice(0, size).reverse()
  return { rows, older: rows.at(-1)?.id, newer: rows[0]?.id }
}

const read = ({ personId }: Reader, where: SQL | undefined, limit: number, order = desc) =>
  db()
    .select({
      id: notices.id,
      kind: notices.kind,
      sentence: notices.sentence,
      address: notices.address,
      toldAt: notices.toldAt,
      readAt: notices.readAt,
      mail: notices.mail,
      mailAt: notices.mailAt,
    })
    .from(notices)
    .where(and(eq(notices.personId, personId ?? ''), where))
    .orderBy(order(notices.id))
    .limit(limit)
