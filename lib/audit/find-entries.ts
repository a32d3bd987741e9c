import 'server-only'
import { and, asc, desc, eq, gt, lt, type SQL } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '#db/client.ts'
import { auditEntries } from '#db/schema/audit-entries.ts'
import { cases } from '#db/schema/cases.ts'
import { people } from '#db/schema/people.ts'
import { requests } from '#db/schema/requests.ts'
import type { Actor } from '#lib/auth/actor.ts'
import type { AuditEvent } from './events.ts'

const pageSize = 50

export interface EntryFilter {
  /** The id of who did it. */
  person?: string
  event?: AuditEvent
  request?: number
}

/** Where a page begins: after the entry `before`, towards the older ones, or after the entry `after`, towards the newer ones. */
export interface EntryPage {
  before?: string | undefined
  after?: string | undefined
  size?: number
}

const subjects = alias(people, 'subjects')

export type EntryRow = Awaited<ReturnType<typeof read>>[number]

export interface FoundEntries {
  rows: EntryRow[]
  /** The keys of the neighbouring pages. */
  older: string | undefined
  newer: string | undefined
}

/** Who did what, the newest first, a page at a time. */
export async function findEntries(
  actor: Actor<'audit:see'>,
  filter: EntryFilter,
  { before, after, size = pageSize }: EntryPage = {},
): Promise<FoundEntries> {
  if (after !== undefined) return findNewer(actor, filter, after, size)
  const beyond = before === undefined ? undefined : lt(auditEntries.id, before)
  const found = await read(actor, [...conditions(filter), beyond], size + 1)
  const rows = found.slice(0, size)
  return {
    rows,
    older: found.length > size ? rows.at(-1)?.id : undefined,
    newer: before === undefined ? undefined : rows[0]?.id,
  }
}

/** Where nothing is newer than this page, it is the newest page, filled up with older entries. */
async function findNewer(actor: Actor<'audit:see'>, filter: EntryFilter, after: string, size: number) {
  const found = await read(actor, [...conditions(filter), gt(auditEntries.id, after)], size + 1, asc)
  if (found.length <= size) return findEntries(actor, filter, { size })
  const rows = found.slice(0, size).reverse()
  return { rows, older: rows.at(-1)?.id, newer: rows[0]?.id }
}

const read = (_actor: Actor<'audit:see'>, where: (SQL | undefined)[], limit: number, order = desc) =>
  db()
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      personId: auditEntries.personId,
      person: people.name,
      event: auditEntries.event,
      requestId: requests.id,
      requestNumber: requests.number,
      caseId: cases.id,
      caseNumber: cases.number,
      subject: subjects.name,
      detail: auditEntries.detail,
    })
    .from(auditEntries)
    .leftJoin(people, eq(people.id, auditEntries.personId))
    .leftJoin(requests, eq(requests.id, auditEntries.subject))
    .leftJoin(cases, eq(cases.id, auditEntries.subject))
    .leftJoin(subjects, eq(subjects.id, auditEntries.subject))
    .where(and(...where))
    .orderBy(order(auditEntries.id))
    .limit(limit)

const conditions = ({ person, event, request }: EntryFilter) => [
  person ? eq(auditEntries.personId, person) : undefined,
  event ? eq(auditEntries.event, event) : undefined,
  request === undefined ? undefined : eq(requests.number, request),
]

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
