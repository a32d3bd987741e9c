import { sql } from 'drizzle-orm'
import { check, foreignKey, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'
import { revisions } from './revisions.ts'

export const stepStates = ['waits', 'now', 'done', 'skipped', 'failed', 'asks'] as const
export type StepState = (typeof stepStates)[number]

/** How far each entry of an approved plan has come; what it does stands in the plan, at the same position. */
export const steps = pgTable(
  'steps',
  {
    requestId: uuid().notNull(),
    revision: integer().notNull(),
    position: integer().notNull(),
    state: text({ enum: stepStates }).notNull(),
    sentence: text(),
    startedAt: moment(),
    closedAt: moment(),
  },
  (t) => [
    primaryKey({ name: 'steps_pk', columns: [t.requestId, t.revision, t.position] }),
    foreignKey({
      name: 'steps_revision_fk',
      columns: [t.requestId, t.revision],
      foreignColumns: [revisions.requestId, revisions.number],
    }),
    check('steps_state_known', sql`${t.state} in ('waits', 'now', 'done', 'skipped', 'failed', 'asks')`),
  ],
)

export type StepRow = typeof steps.$inferSelect
