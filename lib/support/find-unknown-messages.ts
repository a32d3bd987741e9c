import 'server-only'
import { and, asc, eq, gt, isNull, lt, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { messages } from '#db/schema/messages.ts'
import { requests } from '#db/schema/requests.ts'
import { revisions } from '#db/schema/revisions.ts'
import { roles } from '#db/schema/roles.ts'
import { week } from '#lib/notices/spans.ts'
import { untold } from '#lib/notices/untold.ts'
import { inFlight } from './find-messages.ts'

const atOnce = 100

/** Under which key people are told of a message that may have left. */
const unknownKey = sql<string>`'unknown message:' || ${messages.id}`

/** Whoever wrote it, and whoever may answer for its request. */
const concerned = sql`
  select ${messages.writtenBy} as person_id union all
  select a.person_id from ${roles} a where a.role = 'approver' and not exists (
    select from ${revisions} v where v.request_id = ${messages.requestId} and v.made_by = a.person_id)`

/**
 * Messages to Cello support of which nobody knows whether they left, after the one with this id, in the order of their ids: but for those
 * that may be on their way, those older than a week, and those of which everybody knows who should.
 */
export const findUnknownMessages = (now: Date, after: string | undefined) =>
  db()
    .select({ message: messages, request: requests, key: unknownKey })
    .from(messages)
    .innerJoin(requests, eq(requests.id, messages.requestId))
    .where(
      and(
        isNull(messages.closedAt),
        lt(messages.openedAt, new Date(now.getTime() - inFlight)),
        gt(messages.openedAt, new Date(now.getTime() - week)),
        after === undefined ? undefined : gt(messages.id, after),
        untold(concerned, unknownKey),
      ),
    )
    .orderBy(asc(messages.id))
    .limit(atOnce)
