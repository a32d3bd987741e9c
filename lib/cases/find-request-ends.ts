import 'server-only'
import { and, desc, eq, inArray, lt, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { auditEntries } from '#db/schema/audit-entries.ts'
import { caseRequests } from '#db/schema/case-parts.ts'
import { requests } from '#db/schema/requests.ts'
import { familyOf } from './find-linked.ts'
import type { TimelineEntry } from './find-timeline.ts'

/** What ends a request, and what it is then. */
const ends: Record<string, string> = {
  'request.carried out': 'carried out',
  'request.rejected': 'rejected',
  'request.withdrawn': 'withdrawn',
  'request.expired': 'expired',
  'request.failed': 'failed',
  'request.stopped': 'stopped',
}

/** The case tells of it by itself: the trigger that let it follow the request wrote so in the same transaction. */
const toldByCase = (caseId: string) => sql`exists (
  select from audit_entries told where told.transaction = ${auditEntries.transaction} and told.event = 'case.moved'
    and told.subject in ${familyOf(db(), caseId)} and told.detail ->> 'requestId' = ${auditEntries.subject}::text)`

/** How requests ended while they were linked to the case, and it went on as before: others are under way still, or it is resolved. */
export async function findRequestEnds(
  caseId: string,
  before: string | undefined,
  size: number,
): Promise<TimelineEntry[]> {
  const rows = await db()
    .selectDistinctOn([auditEntries.id], {
      id: auditEntries.id,
      at: auditEntries.at,
      event: auditEntries.event,
      requestId: requests.id,
      requestNumber: requests.number,
      of: caseRequests.caseId,
    })
    .from(caseRequests)
    .innerJoin(requests, eq(requests.id, caseRequests.requestId))
    .innerJoin(auditEntries, eq(auditEntries.subject, requests.id))
    .where(
      and(
        inArray(caseRequests.caseId, familyOf(db(), caseId)),
        inArray(auditEntries.event, Object.keys(ends)),
        sql`${auditEntries.at} between ${caseRequests.linkedAt} and coalesce(${caseRequests.unlinkedAt}, 'infinity')`,
        sql`not ${toldByCase(caseId)}`,
        before === undefined ? undefined : lt(auditEntries.id, before),
      ),
    )
    .orderBy(desc(auditEntries.id))
    .limit(size + 1)
  return rows.map(({ id, at, event, of, ...request }) => ({
    what: 'event',
    id,
    at,
    caseId: of,
    by: null,
    event,
    detail: { ...request, requestState: ends[event] },
  }))
}
