import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { key, moment } from '../columns.ts'
import { people } from './people.ts'

export const policyStates = ['proposed', 'in force', 'replaced', 'rejected', 'withdrawn'] as const
export type PolicyState = (typeof policyStates)[number]

/** A version of the approval policy. Its rules are never changed: a change is the next version, which a second admin decides. */
export const policies = pgTable(
  'policies',
  {
    id: key(),
    version: integer().generatedAlwaysAsIdentity({ name: 'policies_version_seq' }).notNull(),
    state: text({ enum: policyStates }).notNull(),
    rules: jsonb().notNull(),
    expiresAfterDays: integer().notNull(),
    because: text().notNull(),
    /** null: the version that came with the desk. */
    proposedBy: uuid(),
    proposedAt: moment().notNull().defaultNow(),
    decidedBy: uuid(),
    decidedAt: moment(),
    decidedBecause: text(),
  },
  (t) => [
    uniqueIndex('policies_version_unique').on(t.version),
    foreignKey({ name: 'policies_proposed_by_fk', columns: [t.proposedBy], foreignColumns: [people.id] }),
    foreignKey({ name: 'policies_decided_by_fk', columns: [t.decidedBy], foreignColumns: [people.id] }),
    check('policies_by_second_person', sql`${t.decidedBy} <> ${t.proposedBy}`),
    check(
      'policies_state_known',
      sql`${t.state} in ('proposed', 'in force', 'replaced', 'rejected', 'withdrawn')`,
    ),
    check('policies_expire', sql`${t.expiresAfterDays} between 1 and 90`),
    uniqueIndex('policies_one_in_force')
      .on(t.state)
      .where(sql`${t.state} = 'in force'`),
    uniqueIndex('policies_one_proposed')
      .on(t.state)
      .where(sql`${t.state} = 'proposed'`),
  ],
)

export type Policy = typeof policies.$inferSelect
