import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { key, moment } from '../columns.ts'
import { people } from './people.ts'
import { revisions } from './revisions.ts'

export const outcomes = ['approved', 'rejected', 'returned'] as const
export type Outcome = (typeof outcomes)[number]

/** The second person's answer to one digest. `madeBy` is copied from the revision so that a CHECK can forbid a self-decision. */
export const decisions = pgTable(
  'decisions',
  {
    id: key(),
    requestId: uuid().notNull(),
    revision: integer().notNull(),
    digest: text().notNull(),
    madeBy: uuid().notNull(),
    decidedBy: uuid().notNull(),
    decidedAt: moment().notNull().defaultNow(),
    outcome: text({ enum: outcomes }).notNull(),
    reason: text(),
    /** When the person last signed in at the identity provider (`auth_time`), where the policy asks for it. */
    authenticatedAt: moment(),
  },
  (t) => [
    foreignKey({
      name: 'decisions_revision_fk',
      columns: [t.requestId, t.revision, t.digest, t.madeBy],
      foreignColumns: [revisions.requestId, revisions.number, revisions.digest, revisions.madeBy],
    }),
    foreignKey({ name: 'decisions_decided_by_fk', columns: [t.decidedBy], foreignColumns: [people.id] }),
    unique('decisions_one_per_person').on(t.requestId, t.revision, t.decidedBy),
    unique('decisions_id_outcome_unique').on(t.id, t.requestId, t.revision, t.outcome),
    check('decisions_by_second_person', sql`${t.decidedBy} <> ${t.madeBy}`),
    check('decisions_outcome_known', sql`${t.outcome} in ('approved', 'rejected', 'returned')`),
    check('decisions_say_why', sql`${t.outcome} = 'approved' or length(trim(${t.reason})) > 0`),
  ],
)

export type Decision = typeof decisions.$inferSelect
