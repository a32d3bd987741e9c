import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { caseFollowers } from '#db/schema/case-parts.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict, forbidden } from '#lib/errors.ts'
import { lockCase } from './lock-case.ts'

/** From now on this person is told of what happens to the case. @throws Refusal `conflict` where they follow it already. */
export async function followCase(actor: Actor<'case:follow'>, { caseId }: { caseId: string }) {
  const { personId } = actor
  if (personId === null) throw forbidden('Only a person follows a case.')
  await change(actor, { event: 'case.follower joined', subject: caseId }, async (tx) => {
    await lockCase(tx, { caseId })
    if (!(await addFollower(tx, { caseId, personId })))
      throw conflict('You follow this case already. Reload the page to see it.')
  })
}

/** @throws Refusal `conflict` where they do not follow it. */
export async function unfollowCase(actor: Actor<'case:follow'>, { caseId }: { caseId: string }) {
  await change(actor, { event: 'case.follower left', subject: caseId }, async (tx) => {
    const left = await tx
      .update(caseFollowers)
      .set({ leftAt: new Date() })
      .where(
        and(
          eq(caseFollowers.caseId, caseId),
          eq(caseFollowers.personId, actor.personId ?? ''),
          isNull(caseFollowers.leftAt),
        ),
      )
      .returning({ personId: caseFollowers.personId })
    if (left.length === 0) throw conflict('You do not follow this case. Reload the page to see it.')
  })
}

/** Whether that was new. */
export async function addFollower(
  tx: Transaction,
  follower: { caseId: string; personId: string },
): Promise<boolean> {
  const joined = await tx
    .insert(caseFollowers)
    .values(follower)
    .onConflictDoUpdate({
      target: [caseFollowers.caseId, caseFollowers.personId],
      set: { since: new Date(), leftAt: null },
      setWhere: sql`${caseFollowers.leftAt} is not null`,
    })
    .returning({ personId: caseFollowers.personId })
  return joined.length > 0
}
