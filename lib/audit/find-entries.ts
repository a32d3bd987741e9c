import 'server-only'
import { and, desc, eq, lt } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '#db/client.ts'
import { auditEntries } from '#db/schema/audit-entries.ts'
import { people } from '#db/schema/people.ts'
import { requests } from '#db/schema/requests.ts'
import type { Actor } from '#lib/auth/actor.ts'
import type { AuditEvent } from './events.ts'

const pageSize = 50

export interface EntryFilter {
  person?: string
  event?: AuditEvent
  request?: number
  /** The id after which the next, older page begins. */
  before?: string
}

const subjects = alias(people, 'subjects')

export type EntryRow = Awaited<ReturnType<typeof findEntries>>['rows'][number]

/** Who did what, the newest first, a page at a time. */
export async function findEntries(
  _actor: Actor<'audit:see'>,
  { person, event, request, before }: EntryFilter,
) {
  const found = await db()
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      person: people.name,
      event: auditEntries.event,
      requestId: requests.id,
      requestNumber: requests.number,
      subject: subjects.name,
      detail: auditEntries.detail,
    })
    .from(auditEntries)
    .leftJoin(people, eq(people.id, auditEntries.personId))
    .leftJoin(requests, eq(requests.id, auditEntries.subject))
    .leftJoin(subjects, eq(subjects.id, auditEntries.subject))
    .where(
      and(
        person ? eq(auditEntries.personId, person) : undefined,
        event ? eq(auditEntries.event, event) : undefined,
        request === undefined ? undefined : eq(requests.number, request),
        before === undefined ? undefined : lt(auditEntries.id, before),
      ),
    )
    .orderBy(desc(auditEntries.id))
    .limit(pageSize + 1)
  const rows = found.slice(0, pageSize)
  return { rows, next: found.length > pageSize ? rows.at(-1)?.id : undefined }
}

/** What became of one request, for its page: the oldest first. */
export const findStory = (_actor: Actor<'request:see'>, requestId: string) =>
  db()
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      person: people.name,
      event: auditEntries.event,
      detail: auditEntries.detail,
    })
    .from(auditEntries)
    .leftJoin(people, eq(people.id, auditEntries.personId))
    .where(eq(auditEntries.subject, requestId))
    .orderBy(auditEntries.id)
