import { foreignKey, integer, jsonb, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { key, moment } from '../columns.ts'
import { people } from './people.ts'

/** A version of the calendar and of the targets that cases are counted by. Never changed: a change is the next version. */
export const slas = pgTable(
  'slas',
  {
    id: key(),
    version: integer().generatedAlwaysAsIdentity({ name: 'slas_version_seq' }).notNull(),
    calendar: jsonb().notNull(),
    targets: jsonb().notNull(),
    because: text().notNull(),
    /** null: the version that came with the desk. */
    setBy: uuid(),
    setAt: moment().notNull().defaultNow(),
  },
  (t) => [
    unique('slas_version_unique').on(t.version),
    foreignKey({ name: 'slas_set_by_fk', columns: [t.setBy], foreignColumns: [people.id] }),
  ],
)
