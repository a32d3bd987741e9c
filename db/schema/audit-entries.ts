import { sql } from 'drizzle-orm'
import { customType, foreignKey, index, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { key, moment } from '../columns.ts'
import { people } from './people.ts'

const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' })

/** Who did what. `personId` is null where the desk acted by itself. `transaction` ties the entry to the change it tells of. */
export const auditEntries = pgTable(
  'audit_entries',
  {
    id: key(),
    at: moment()
      .notNull()
      .default(sql`clock_timestamp()`),
    personId: uuid(),
    event: text().notNull(),
    subject: uuid(),
    detail: jsonb().$type<Record<string, unknown>>().notNull(),
    transaction: xid8()
      .notNull()
      .default(sql`pg_current_xact_id()`),
  },
  (t) => [
    foreignKey({ name: 'audit_entries_person_fk', columns: [t.personId], foreignColumns: [people.id] }),
    index('audit_entries_by_subject').on(t.subject, t.id),
    index('audit_entries_by_person').on(t.personId, t.id),
    index('audit_entries_by_event').on(t.event, t.id),
    index('audit_entries_by_transaction').on(t.transaction),
  ],
)

export type AuditEntry = typeof auditEntries.$inferSelect
