import { foreignKey, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'
import { people } from './people.ts'

/** `tokenHash` is the SHA-256 of the cookie's value: reading this table does not let anyone in. */
export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text().primaryKey(),
    personId: uuid().notNull(),
    startedAt: moment().notNull().defaultNow(),
    lastSeenAt: moment().notNull().defaultNow(),
    expires: moment().notNull(),
  },
  (t) => [
    foreignKey({ name: 'sessions_person_fk', columns: [t.personId], foreignColumns: [people.id] }),
    index('sessions_by_person').on(t.personId),
  ],
)
