import { sql } from 'drizzle-orm'
import { check, foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { key, moment } from '../columns.ts'
import { caseStates, waitedOn } from '../words.ts'
import { cases } from './cases.ts'
import { people } from './people.ts'
import { requests } from './requests.ts'

/** Whom the referrer says they referred. A case may have many. */
export const caseNewUsers = pgTable(
  'case_new_users',
  {
    id: key(),
    caseId: uuid().notNull(),
    newUserId: text(),
    email: text(),
    name: text(),
    organizationId: text(),
    customerId: text(),
    addedBy: uuid(),
    addedAt: moment().notNull().defaultNow(),
    removedAt: moment(),
  },
  (t) => [
    foreignKey({ name: 'case_new_users_case_fk', columns: [t.caseId], foreignColumns: [cases.id] }),
    foreignKey({ name: 'case_new_users_added_by_fk', columns: [t.addedBy], foreignColumns: [people.id] }),
    check(
      'case_new_users_somebody',
      sql`coalesce(${t.newUserId}, ${t.email}, ${t.name}, ${t.customerId}) is not null`,
    ),
    index('case_new_users_by_case').on(t.caseId),
    index('case_new_users_by_id').on(t.newUserId),
    index('case_new_users_by_customer').on(t.customerId),
    index('case_new_users_by_email').using('btree', sql`lower(${t.email}) text_pattern_ops`),
  ],
)

/** Requests that a case is about. A link that was taken back stays, with who took it back. */
export const caseRequests = pgTable(
  'case_requests',
  {
    id: key(),
    caseId: uuid().notNull(),
    requestId: uuid().notNull(),
    linkedBy: uuid().notNull(),
    linkedAt: moment().notNull().defaultNow(),
    unlinkedBy: uuid(),
    unlinkedAt: moment(),
  },
  (t) => [
    foreignKey({ name: 'case_requests_case_fk', columns: [t.caseId], foreignColumns: [cases.id] }),
    foreignKey({ name: 'case_requests_request_fk', columns: [t.requestId], foreignColumns: [requests.id] }),
    foreignKey({ name: 'case_requests_linked_by_fk', columns: [t.linkedBy], foreignColumns: [people.id] }),
    foreignKey({
      name: 'case_requests_unlinked_by_fk',
      columns: [t.unlinkedBy],
      foreignColumns: [people.id],
    }),
    check('case_requests_unlinked_whole', sql`(${t.unlinkedBy} is null) = (${t.unlinkedAt} is null)`),
    uniqueIndex('case_requests_linked_once')
      .on(t.caseId, t.requestId)
      .where(sql`${t.unlinkedAt} is null`),
    index('case_requests_by_request')
      .on(t.requestId)
      .where(sql`${t.unlinkedAt} is null`),
  ],
)

/** Who is told of everything that happens to a case. */
export const caseFollowers = pgTable(
  'case_followers',
  {
    caseId: uuid().notNull(),
    personId: uuid().notNull(),
    since: moment().notNull().defaultNow(),
    leftAt: moment(),
  },
  (t) => [
    primaryKey({ name: 'case_followers_pk', columns: [t.caseId, t.personId] }),
    foreignKey({ name: 'case_followers_case_fk', columns: [t.caseId], foreignColumns: [cases.id] }),
    foreignKey({ name: 'case_followers_person_fk', columns: [t.personId], foreignColumns: [people.id] }),
    index('case_followers_by_person')
      .on(t.personId)
      .where(sql`${t.leftAt} is null`),
  ],
)

/** In which state a case was, and from when to when. Kept by a trigger. */
export const caseSpells = pgTable(
  'case_spells',
  {
    id: uuid().primaryKey(),
    caseId: uuid().notNull(),
    state: text({ enum: caseStates }).notNull(),
    waitingOn: text({ enum: waitedOn }),
    since: moment().notNull(),
    until: moment(),
  },
  (t) => [
    foreignKey({ name: 'case_spells_case_fk', columns: [t.caseId], foreignColumns: [cases.id] }),
    uniqueIndex('case_spells_one_open')
      .on(t.caseId)
      .where(sql`${t.until} is null`),
    index('case_spells_by_case').on(t.caseId, t.since),
  ],
)
