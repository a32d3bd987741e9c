import { foreignKey, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { v7 } from 'uuid'
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
    /** When the person signed in at the identity provider (`auth_time`); null where it did not say. */
    authenticatedAt: moment(),
    /** What the browser calls itself. */
    browser: text(),
    /** For the owner's list of sessions: an id that lets nobody in. */
    id: uuid().notNull().$defaultFn(v7),
  },
  (t) => [
    foreignKey({ name: 'sessions_person_fk', columns: [t.personId], foreignColumns: [people.id] }),
    index('sessions_by_person').on(t.personId),
  ],
)
