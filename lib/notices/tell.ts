import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { noticeChoices } from '#db/schema/notice-choices.ts'
import { notices } from '#db/schema/notices.ts'
import { announce } from '#lib/announcements/announce.ts'
import { isTopic } from '#lib/announcements/topics.ts'
import { kinds, type NoticeKind } from './kinds.ts'

export interface Told {
  /** Ids of people; twice the same is once. */
  to: readonly string[]
  kind: NoticeKind
  /** Whoever was told under this key before is not told again. */
  key: string
  /** The id of the request, person or policy that it is about. */
  about: string
  /** On one line. It leaves the desk by mail: nothing of a customer but a request's number, and nothing that somebody typed. */
  sentence: string
  /** Where in the desk it leads: "/requests/0198…". */
  address: string
}

/**
 * Tells people in the transaction of what they are told of: if that is undone, nobody was told. Mail follows by itself, and so does
 * the company's channel where it is told of the kind.
 */
export async function tell(tx: Transaction, { to, kind, sentence, ...told }: Told) {
  const line = sentence.replaceAll(/\s+/g, ' ').trim()
  if (isTopic(kind)) await announce(tx, { topic: kind, sentence: line, ...told })
  // In one order, so that two who tell the same people never wait for each other in a circle.
  const people = [...new Set(to)].sort()
  if (people.length === 0) return
  const chosen = await tx
    .select({ personId: noticeChoices.personId, way: noticeChoices.way })
    .from(noticeChoices)
    .where(and(eq(noticeChoices.kind, kind), inArray(noticeChoices.personId, people)))
  const ways = new Map(chosen.map(({ personId, way }) => [personId, way]))
  await tx
    .insert(notices)
    .values(
      people.map((personId) => ({
        ...told,
        personId,
        kind,
        sentence: line,
        way: ways.get(personId) ?? kinds[kind].way,
      })),
    )
    .onConflictDoNothing({ target: [notices.personId, notices.key] })
}
