import { check, integer, pgTable, text } from 'drizzle-orm/pg-core'
import { sql } from 'drizzle-orm'
import { moment } from '../columns.ts'

/** A provider that did not answer, from the first failure in a row until an answer: no row, no trouble. */
export const breakers = pgTable(
  'breakers',
  {
    provider: text().primaryKey(),
    failures: integer().notNull(),
    since: moment().notNull().defaultNow(),
    /** Nothing leaves before it; null while the failures may still be chance. */
    nextTryAt: moment(),
    sentence: text().notNull(),
  },
  (t) => [check('breakers_failures_positive', sql`${t.failures} > 0`)],
)

export type Breaker = typeof breakers.$inferSelect
