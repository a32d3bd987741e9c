import 'server-only'
import { and, eq } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { revisions } from '#db/schema/revisions.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { forbidden } from '#lib/errors.ts'

/** @throws Refusal `forbidden` for whoever made one of the request's revisions: a second person answers. */
export async function refuseContributor({ personId }: Actor, requestId: string) {
  const made =
    personId === null
      ? 1
      : await db().$count(revisions, and(eq(revisions.requestId, requestId), eq(revisions.madeBy, personId)))
  if (made > 0)
    throw forbidden('You filed or edited this request, so another person answers. Ask another approver.')
}
