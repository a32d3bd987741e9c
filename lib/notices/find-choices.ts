import 'server-only'
import { eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { noticeChoices } from '#db/schema/notice-choices.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { kinds, noticeKinds, type NoticeKind, type NoticeWay } from './kinds.ts'

/** How this person is told of each kind: as they chose, or as it is until somebody chooses. */
export async function findChoices({ personId }: Actor<'notice:see'>): Promise<Record<NoticeKind, NoticeWay>> {
  const rows = await db()
    .select({ kind: noticeChoices.kind, way: noticeChoices.way })
    .from(noticeChoices)
    .where(eq(noticeChoices.personId, personId ?? ''))
  const chosen = new Map(rows.map(({ kind, way }) => [kind, way]))
  return Object.fromEntries(noticeKinds.map((kind) => [kind, chosen.get(kind) ?? kinds[kind].way])) as Record<
    NoticeKind,
    NoticeWay
  >
}
