import { pgTable, text, unique } from 'drizzle-orm/pg-core'
import { key, moment } from '../columns.ts'

export const people = pgTable(
  'people',
  {
    id: key(),
    name: text().notNull(),
    email: text().notNull(),
    emailVerified: moment(),
    image: text(),
    joinedAt: moment().notNull().defaultNow(),
  },
  (t) => [unique('people_email_unique').on(t.email)],
)

export type Person = typeof people.$inferSelect
