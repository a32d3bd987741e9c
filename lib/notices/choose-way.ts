import 'server-only'
import { db } from '#db/client.ts'
import { noticeChoices } from '#db/schema/notice-choices.ts'
import type { Actor } from '#lib/auth/actor.ts'
import type { NoticeKind, NoticeWay } from './kinds.ts'

/** Keeps how the person wants to be told of a kind from now on. */
export async function chooseWay(
  { personId }: Actor<'notice:choose'>,
  { kind, way }: { kind: NoticeKind; way: NoticeWay },
) {
  await db()
    .insert(noticeChoices)
    .values({ personId: personId ?? '', kind, way })
    .onConflictDoUpdate({ target: [noticeChoices.personId, noticeChoices.kind], set: { way } })
}
