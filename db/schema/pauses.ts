import { sql } from 'drizzle-orm'
import { check, foreignKey, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { key, moment } from '../columns.ts'
import { people } from './people.ts'

/** When everything was paused, by whom and why, and who had it go on. While one stands open no delivery is opened. */
export const pauses = pgTable(
  'pauses',
  {
    id: key(),
    pausedBy: uuid().notNull(),
    because: text().notNull(),
    pausedAt: moment().notNull().defaultNow(),
    resumedBy: uuid(),
    resumedAt: moment(),
  },
  (t) => [
    foreignKey({ name: 'pauses_paused_by_fk', columns: [t.pausedBy], foreignColumns: [people.id] }),
    foreignKey({ name: 'pauses_resumed_by_fk', columns: [t.resumedBy], foreignColumns: [people.id] }),
    check('pauses_with_reason', sql`length(trim(${t.because})) > 0`),
    check('pauses_resumed_or_not', sql`(${t.resumedBy} is null) = (${t.resumedAt} is null)`),
    uniqueIndex('pauses_one_at_a_time')
      .on(sql`(true)`)
      .where(sql`${t.resumedAt} is null`),
  ],
)

export type Pause = typeof pauses.$inferSelect
