import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { bytes, formKey, key, moment } from '../columns.ts'
import { people } from './people.ts'
import { requests } from './requests.ts'

/** A file that shows that a step was done, for whoever audits it. Never changed or deleted. `size` is in bytes. */
export const evidence = pgTable(
  'evidence',
  {
    id: key(),
    requestId: uuid().notNull(),
    position: integer().notNull(),
    name: text().notNull(),
    type: text().notNull(),
    size: integer().notNull(),
    content: bytes().notNull(),
    addedBy: uuid().notNull(),
    addedAt: moment().notNull().defaultNow(),
    key: formKey(),
  },
  (t) => [
    foreignKey({ name: 'evidence_request_fk', columns: [t.requestId], foreignColumns: [requests.id] }),
    foreignKey({ name: 'evidence_added_by_fk', columns: [t.addedBy], foreignColumns: [people.id] }),
    unique('evidence_once').on(t.key),
    check('evidence_not_empty', sql`${t.size} > 0 and ${t.size} = length(${t.content})`),
    index('evidence_by_request').on(t.requestId, t.addedAt),
  ],
)
