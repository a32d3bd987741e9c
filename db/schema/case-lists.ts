import { sql } from 'drizzle-orm'
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { key, moment } from '../columns.ts'
import { caseOutcomes, kinds } from '../words.ts'
import { people } from './people.ts'

/** The closed lists of the cases, which admins edit. What is retired stays with the cases that have it, and is offered no more. */
export const caseCauses = pgTable(
  'case_causes',
  {
    id: key(),
    position: integer().notNull(),
    name: text().notNull(),
    retiredAt: moment(),
  },
  (t) => [uniqueIndex('case_causes_name_unique').on(sql`lower(${t.name})`)],
)

/** `name` is for staff; `sentence` is what the person is told. */
export const declineReasons = pgTable(
  'decline_reasons',
  {
    id: key(),
    position: integer().notNull(),
    name: text().notNull(),
    sentence: text().notNull(),
    retiredAt: moment(),
  },
  (t) => [uniqueIndex('decline_reasons_name_unique').on(sql`lower(${t.name})`)],
)

/** What is usually asked for in a case of that kind. */
export const evidenceAsks = pgTable(
  'evidence_asks',
  {
    id: key(),
    kind: text({ enum: kinds }).notNull(),
    position: integer().notNull(),
    name: text().notNull(),
    retiredAt: moment(),
  },
  (t) => [
    check('evidence_asks_kind_known', sql`${t.kind} in ('glitch', 'dispute', 'custom')`),
    uniqueIndex('evidence_asks_name_unique').on(t.kind, sql`lower(${t.name})`),
  ],
)

/** A text with fields in double braces, for messages to the person; one at most for each outcome. */
export const answerTemplates = pgTable(
  'answer_templates',
  {
    id: key(),
    name: text().notNull(),
    outcome: text({ enum: caseOutcomes }),
    subject: text().notNull(),
    body: text().notNull(),
    version: integer().notNull().default(1),
    retiredAt: moment(),
  },
  (t) => [
    check(
      'answer_templates_outcome_known',
      sql`${t.outcome} in ('attributed', 'partly', 'denied', 'duplicate', 'withdrawn', 'not ours')`,
    ),
    uniqueIndex('answer_templates_name_unique').on(sql`lower(${t.name})`),
    uniqueIndex('answer_templates_one_per_outcome')
      .on(t.outcome)
      .where(sql`${t.outcome} is not null and ${t.retiredAt} is null`),
  ],
)

/** A list of cases by its filters, as they stand in its address. `shared`: everybody finds it. */
export const caseViews = pgTable(
  'case_views',
  {
    id: key(),
    name: text().notNull(),
    search: text().notNull(),
    ownerId: uuid().notNull(),
    shared: boolean().notNull(),
    savedAt: moment().notNull().defaultNow(),
    removedAt: moment(),
  },
  (t) => [
    foreignKey({ name: 'case_views_owner_fk', columns: [t.ownerId], foreignColumns: [people.id] }),
    uniqueIndex('case_views_name_unique')
      .on(t.ownerId, sql`lower(${t.name})`)
      .where(sql`${t.removedAt} is null`),
    index('case_views_shared')
      .on(t.savedAt)
      .where(sql`${t.shared} and ${t.removedAt} is null`),
  ],
)
