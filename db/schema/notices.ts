import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { key, moment } from '../columns.ts'
import { mailStates, noticeKinds, noticeWays } from '../words.ts'
import { people } from './people.ts'

/**
 * What one person was told, once for each `key`. `readAt` is also set when the thing it asks for was done by somebody else. `mail` is
 * null until the mail is opened; `open` from before the mail leaves, and for ever where nobody knows whether it did.
 */
export const notices = pgTable(
  'notices',
  {
    id: key(),
    personId: uuid().notNull(),
    kind: text({ enum: noticeKinds }).notNull(),
    /** The id of the request, person or policy. */
    about: uuid().notNull(),
    key: text().notNull(),
    sentence: text().notNull(),
    /** Where in the desk it leads. */
    address: text().notNull(),
    toldAt: moment().notNull().defaultNow(),
    readAt: moment(),
    way: text({ enum: noticeWays }).notNull(),
    mail: text({ enum: mailStates }),
    mailId: uuid(),
    mailAt: moment(),
    mailTries: integer().notNull().default(0),
    mailSentence: text(),
  },
  (t) => [
    foreignKey({ name: 'notices_person_fk', columns: [t.personId], foreignColumns: [people.id] }),
    unique('notices_told_once').on(t.personId, t.key),
    check(
      'notices_kind_known',
      sql`${t.kind} in ('to decide', 'my requests', 'running out', 'needs an answer', 'nobody decides', 'roles', 'policy', 'my cases', 'mentions', 'case clocks')`,
    ),
    check('notices_way_known', sql`${t.way} in ('at once', 'daily', 'desk')`),
    check('notices_mail_known', sql`${t.mail} in ('open', 'sent', 'unknown', 'refused')`),
    check('notices_address_inside', sql`${t.address} ~ '^/([^/\\\\]|$)'`),
    index('notices_by_person').on(t.personId, t.id),
    index('notices_unread')
      .on(t.personId, t.address)
      .where(sql`${t.readAt} is null`),
    index('notices_unread_about')
      .on(t.about)
      .where(sql`${t.readAt} is null`),
    index('notices_to_mail')
      .on(t.personId, t.toldAt)
      .where(sql`${t.way} <> 'desk' and ${t.mail} is null and ${t.readAt} is null`),
    index('notices_mailed')
      .on(t.personId, t.mailAt)
      .where(sql`${t.mailAt} is not null`),
  ],
)

export type Notice = typeof notices.$inferSelect
