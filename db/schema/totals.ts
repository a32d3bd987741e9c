import { bigint, date, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'

/**
 * The money at stake of a day's requests, by whoever filed them, by the referrer, and by the pair of filer and approver. Kept by
 * triggers, so that a rolling window is a few rows however many requests there were. `amount` is in minor units.
 */
export const totals = pgTable(
  'totals',
  {
    of: text({ enum: ['requester', 'referrer', 'pair'] }).notNull(),
    who: text().notNull(),
    currency: text().notNull(),
    day: date().notNull(),
    amount: bigint({ mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ name: 'totals_pk', columns: [t.of, t.who, t.currency, t.day] })],
)
