import 'server-only'
import { and, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { caseRequests } from '#db/schema/case-parts.ts'
import { cases } from '#db/schema/cases.ts'
import { requests } from '#db/schema/requests.ts'
import type { Actor } from '#lib/auth/actor.ts'

/** The newest requests of these cases, each once, with the case that it was found by; those of merged cases are among them. */
export async function findRequestsOf(_actor: Actor<'request:see'>, caseIds: readonly string[], most: number) {
  if (caseIds.length === 0) return []
  const among = [...caseIds]
  const family = db()
    .select({ id: cases.id, root: sql<string>`${cases.id}`.as('root') })
    .from(cases)
    .where(inArray(cases.id, among))
    .unionAll(
      db()
        .select({ id: cases.id, root: sql<string>`${cases.mergedInto}`.as('root') })
        .from(cases)
        .where(inArray(cases.mergedInto, among)),
    )
    .as('family')
  return db()
    .selectDistinctOn([requests.number], {
      id: requests.id,
      number: requests.number,
      state: requests.state,
      customerEmail: requests.customerEmail,
      newUserId: requests.newUserId,
      caseId: family.root,
    })
    .from(family)
    .innerJoin(caseRequests, and(eq(caseRequests.caseId, family.id), isNull(caseRequests.unlinkedAt)))
    .innerJoin(requests, eq(requests.id, caseRequests.requestId))
    .orderBy(desc(requests.number))
    .limit(most)
}
