import { sql } from 'drizzle-orm'
import { check, foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'
import { people } from './people.ts'

export const roleNames = ['requester', 'approver', 'manager', 'admin'] as const
export type Role = (typeof roleNames)[number]

export const roles = pgTable(
  'roles',
  {
    personId: uuid().notNull(),
    role: text({ enum: roleNames }).notNull(),
    givenAt: moment().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: 'roles_pk', columns: [t.personId, t.role] }),
    foreignKey({ name: 'roles_person_fk', columns: [t.personId], foreignColumns: [people.id] }),
    check('roles_known', sql`${t.role} in ('requester', 'approver', 'manager', 'admin')`),
  ],
)
