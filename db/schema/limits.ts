import { bigint, integer, pgTable, text } from 'drizzle-orm/pg-core'

/** How often something happened in the window that ends at `expire` (milliseconds since 1970). rate-limiter-flexible's own columns, in its order. */
export const limits = pgTable('limits', {
  key: text().primaryKey(),
  points: integer().notNull().default(0),
  expire: bigint({ mode: 'number' }),
})
