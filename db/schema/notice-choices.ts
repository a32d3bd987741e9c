import { sql } from 'drizzle-orm'
import { check, foreignKey, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { noticeKinds, noticeWays } from '../words.ts'
import { people } from './people.ts'

/** How a person wants to be told of a kind; without a row the kind's own way counts. */
export const noticeChoices = pgTable(
  'notice_choices',
  {
    personId: uuid().notNull(),
    kind: text({ enum: noticeKinds }).notNull(),
    way: text({ enum: noticeWays }).notNull(),
  },
  (t) => [
    primaryKey({ name: 'notice_choices_pk', columns: [t.personId, t.kind] }),
    foreignKey({ name: 'notice_choices_person_fk', columns: [t.personId], foreignColumns: [people.id] }),
    check(
      'notice_choices_kind_known',
      sql`${t.kind} in ('to decide', 'my requests', 'running out', 'needs an answer', 'nobody decides', 'roles', 'policy', 'my cases', 'mentions', 'case clocks')`,
    ),
    check('notice_choices_way_known', sql`${t.way} in ('at once', 'daily', 'desk')`),
  ],
)
