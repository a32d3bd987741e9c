import { foreignKey, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core'
import { people } from './people.ts'

/** Which sign-in belongs to which person. The provider's tokens are not kept: nothing needs them. */
export const accounts = pgTable(
  'accounts',
  {
    provider: text().notNull(),
    providerAccountId: text().notNull(),
    personId: uuid().notNull(),
  },
  (t) => [
    primaryKey({ name: 'accounts_pk', columns: [t.provider, t.providerAccountId] }),
    foreignKey({ name: 'accounts_person_fk', columns: [t.personId], foreignColumns: [people.id] }),
    unique('accounts_one_per_person').on(t.provider, t.personId),
  ],
)
