import { sql } from 'drizzle-orm'
import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { moment } from '../columns.ts'
import { people } from './people.ts'
import { kinds, requests } from './requests.ts'

/** One edit of a request with the plan it stands for. Never changed: an edit makes the next one. */
export const revisions = pgTable(
  'revisions',
  {
    requestId: uuid().notNull(),
    number: integer().notNull(),
    madeBy: uuid().notNull(),
    madeAt: moment().notNull().defaultNow(),
    kind: text({ enum: kinds }).notNull(),
    cause: text().notNull(),
    explanation: text().notNull(),
    plan: jsonb().notNull(),
    digest: text().notNull(),
    readAt: moment().notNull(),
  },
  (t) => [
    primaryKey({ name: 'revisions_pk', columns: [t.requestId, t.number] }),
    unique('revisions_digest_maker_unique').on(t.requestId, t.number, t.digest, t.madeBy),
    foreignKey({ name: 'revisions_request_fk', columns: [t.requestId], foreignColumns: [requests.id] }),
    foreignKey({ name: 'revisions_made_by_fk', columns: [t.madeBy], foreignColumns: [people.id] }),
    index('revisions_by_maker').on(t.madeBy, t.requestId),
    index('revisions_by_organization')
      .on(sql`(${t.plan} -> 'wanted' ->> 'organizationId')`)
      .where(sql`${t.plan} -> 'wanted' ->> 'organizationId' is not null`),
  ],
)

export type Revision = typeof revisions.$inferSelect
