import 'server-only'
import { and, desc, eq, getTableColumns, inArray, like, lt, not, notInArray, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { auditEntries } from '#db/schema/audit-entries.ts'
import { type CaseMessage, caseMessages, caseNotes } from '#db/schema/case-texts.ts'
import { people } from '#db/schema/people.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { familyOf } from './find-linked.ts'
import { findRequestEnds } from './find-request-ends.ts'

/** Of whatever is told, `id` grows with time. `caseId` is of the case it was done to, which may have been merged into this one. */
export type TimelineEntry = { id: string; at: Date; caseId: string; by: string | null } & (
  | { what: 'note'; body: string; mentions: string[] }
  | { what: 'message'; message: CaseMessage }
  | { what: 'event'; event: string; detail: Record<string, unknown> }
)

export interface Timeline {
  /** The oldest first. */
  entries: TimelineEntry[]
  /** The key of the page before; undefined where it begins here. */
  older: string | undefined
}

/** Events that say nothing beyond the note or message that they belong to. */
const shownOtherwise = ['case.noted', 'case.message opened', 'case.message sent', 'case.message received']

/** The half of a merge that the case which ended keeps; the one that stayed tells of it. */
const endsByMerging = sql`(${auditEntries.event} = 'case.merged' and ${auditEntries.detail} ? 'into')`

const pageSize = 100

/** What was said of a case and done to it, the newest page first. */
export async function findTimeline(
  _actor: Actor<'case:see'>,
  caseId: string,
  { before, size = pageSize }: { before?: string | undefined; size?: number } = {},
): Promise<Timeline> {
  const parts = await Promise.all([
    findNotes(caseId, before, size),
    findMessages(caseId, before, size),
    findEvents(caseId, before, size),
    findRequestEnds(caseId, before, size),
  ])
  const found = parts.flat().sort((a, b) => (a.id < b.id ? 1 : -1))
  const entries = found.slice(0, size).reverse()
  return { entries, older: found.length > size ? entries[0]?.id : undefined }
}

async function findNotes(caseId: string, before: string | undefined, size: number): Promise<TimelineEntry[]> {
  const rows = await db()
    .select({ ...getTableColumns(caseNotes), by: people.name })
    .from(caseNotes)
    .innerJoin(people, eq(people.id, caseNotes.writtenBy))
    .where(
      and(
        inArray(caseNotes.caseId, familyOf(db(), caseId)),
        before === undefined ? undefined : lt(caseNotes.id, before),
      ),
    )
    .orderBy(desc(caseNotes.id))
    .limit(size + 1)
  return rows.map(({ id, caseId: of, writtenAt, by, body, mentions }) => ({
    what: 'note',
    id,
    at: writtenAt,
    caseId: of,
    by,
    body,
    mentions,
  }))
}

async function findMessages(
  caseId: string,
  before: string | undefined,
  size: number,
): Promise<TimelineEntry[]> {
  const rows = await db()
    .select({ message: caseMessages, by: people.name })
    .from(caseMessages)
    .innerJoin(people, eq(people.id, caseMessages.writtenBy))
    .where(
      and(
        inArray(caseMessages.caseId, familyOf(db(), caseId)),
        before === undefined ? undefined : lt(caseMessages.id, before),
      ),
    )
    .orderBy(desc(caseMessages.id))
    .limit(size + 1)
  return rows.map(({ message, by }) => ({
    what: 'message',
    id: message.id,
    at: message.openedAt,
    caseId: message.caseId,
    by,
    message,
  }))
}

async function findEvents(
  caseId: string,
  before: string | undefined,
  size: number,
): Promise<TimelineEntry[]> {
  const rows = await db()
    .select({ ...getTableColumns(auditEntries), by: people.name })
    .from(auditEntries)
    .leftJoin(people, eq(people.id, auditEntries.personId))
    .where(
      and(
        inArray(auditEntries.subject, familyOf(db(), caseId)),
        like(auditEntries.event, 'case.%'),
        notInArray(auditEntries.event, shownOtherwise),
        not(endsByMerging),
        before === undefined ? undefined : lt(auditEntries.id, before),
      ),
    )
    .orderBy(desc(auditEntries.id))
    .limit(size + 1)
  return rows.map(({ id, at, subject, by, event, detail }) => ({
    what: 'event',
    id,
    at,
    caseId: subject ?? caseId,
    by,
    event,
    detail,
  }))
}
