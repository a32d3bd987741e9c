import 'server-only'
import { and, desc, eq, exists, inArray, isNull, or, sql } from 'drizzle-orm'
import { db, type Transaction } from '#db/client.ts'
import { caseRequests } from '#db/schema/case-parts.ts'
import { cases } from '#db/schema/cases.ts'
import { requests } from '#db/schema/requests.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { rowColumns } from '#lib/attribution/find-requests.ts'

type See = Actor<'case:see'> | Actor<'request:see'>
type Reader = Pick<Transaction, 'select'>

/** The case itself, and what was merged into it. */
export const familyOf = (reader: Reader, caseId: string) =>
  reader
    .select({ id: cases.id })
    .from(cases)
    .where(or(eq(cases.id, caseId), eq(cases.mergedInto, caseId)))

export async function hasOpenRequest(reader: Reader, caseId: string): Promise<boolean> {
  const [row] = await reader
    .select({ open: sql<boolean>`case_has_open_request(${caseId})` })
    .from(cases)
    .where(eq(cases.id, caseId))
  return row?.open ?? false
}

export async function hasRequest(reader: Reader, caseId: string): Promise<boolean> {
  const linked = await reader
    .select({ id: caseRequests.id })
    .from(caseRequests)
    .where(and(isNull(caseRequests.unlinkedAt), inArray(caseRequests.caseId, familyOf(reader, caseId))))
    .limit(1)
  return linked.length > 0
}

/** Whether a request of the case was carried out. */
export async function hasCarriedOut(reader: Reader, caseId: string): Promise<boolean> {
  const linked = await reader
    .select({ id: caseRequests.id })
    .from(caseRequests)
    .innerJoin(requests, eq(requests.id, caseRequests.requestId))
    .where(
      and(
        isNull(caseRequests.unlinkedAt),
        eq(requests.state, 'carried out'),
        inArray(caseRequests.caseId, familyOf(reader, caseId)),
      ),
    )
    .limit(1)
  return linked.length > 0
}

/** The requests that a case is about, those of merged cases among them, the newest first. */
export const findLinked = (_actor: See, caseId: string) =>
  db()
    .select({ ...rowColumns, linkedAt: caseRequests.linkedAt })
    .from(caseRequests)
    .innerJoin(requests, eq(requests.id, caseRequests.requestId))
    .where(and(isNull(caseRequests.unlinkedAt), inArray(caseRequests.caseId, familyOf(db(), caseId))))
    .orderBy(desc(requests.number))

/** The cases that a request belongs to; merged ones as what they were merged into. */
export const findCasesOfRequest = (_actor: See, requestId: string) => {
  const links = db()
    .select({ one: sql`1` })
    .from(caseRequests)
    .innerJoin(sql`${cases} as linked`, sql`linked.id = ${caseRequests.caseId}`)
    .where(
      and(
        eq(caseRequests.requestId, requestId),
        isNull(caseRequests.unlinkedAt),
        sql`coalesce(linked.merged_into, linked.id) = ${cases.id}`,
      ),
    )
  return db()
    .select({ id: cases.id, number: cases.number, state: cases.state, summary: cases.summary })
    .from(cases)
    .where(exists(links))
}
