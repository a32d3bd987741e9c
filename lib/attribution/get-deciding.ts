import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { requests } from '#db/schema/requests.ts'
import { revisions } from '#db/schema/revisions.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { notFound } from '#lib/errors.ts'
import type { Plan } from './plan.ts'

export type PlannedRevision = Awaited<ReturnType<typeof getDeciding>>['revision']

/** A request's current revision and everyone who made one of its revisions. @throws Refusal `not found`. */
export async function getDeciding(
  _actor: Actor<'request:see'> | Actor<'request:file'> | Actor<'request:decide'> | Actor<'request:carry-out'>,
  requestId: string,
) {
  const [row] = await db()
    .select({
      request: requests,
      revision: revisions,
      madeBy: sql<
        string[]
      >`array(select distinct made_by from revisions r where r.request_id = ${requests.id})`,
    })
    .from(requests)
    .innerJoin(revisions, and(eq(revisions.requestId, requests.id), eq(revisions.number, requests.revision)))
    .where(eq(requests.id, requestId))
  if (!row) throw notFound('There is no such request. Look for it in the list of requests.')
  return {
    request: row.request,
    revision: { ...row.revision, plan: row.revision.plan as Plan },
    madeBy: [...row.madeBy, row.request.filedBy],
  }
}
