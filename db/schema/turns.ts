import { bigint, doublePrecision, pgTable, text } from 'drizzle-orm/pg-core'

/** For each limit of a provider, when calls may leave: milliseconds since 1970, by the database's clock. */
export const turns = pgTable('turns', {
  of: text().primaryKey(),
  /** A limit has as many places as it allows calls; from when on each is free that was ever taken. */
  free: bigint({ mode: 'number' }).array().notNull().default([]),
  /** No turn begins before: the provider said that it had enough, or others begin just now. */
  notBefore: doublePrecision().notNull().default(0),
})
