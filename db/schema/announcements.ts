import { sql } from 'drizzle-orm'
import { check, index, integer, pgTable, text, unique, uuid } from 'drizzle-orm/pg-core'
import { key, moment } from '../columns.ts'
import { announcementStates, announcementTopics } from '../words.ts'

/**
 * What the company's channel is told, once for each `key`. `open` from before it leaves, and for ever where nobody knows whether it did.
 * While it is `waiting`, `notBefore` says until when; nothing else leaves before that either where the channel asked for it.
 */
export const announcements = pgTable(
  'announcements',
  {
    id: key(),
    topic: text({ enum: announcementTopics }).notNull(),
    /** The id of the request or case; of a test its own. */
    about: uuid().notNull(),
    key: text().notNull(),
    sentence: text().notNull(),
    /** Where in the desk it leads. */
    address: text().notNull(),
    madeAt: moment().notNull().defaultNow(),
    state: text({ enum: announcementStates }).notNull().default('waiting'),
    notBefore: moment(),
    openedAt: moment(),
    closedAt: moment(),
    tries: integer().notNull().default(0),
    /** What came back, where it did not arrive: a sentence of the desk's own. */
    trouble: text(),
  },
  (t) => [
    unique('announcements_once').on(t.key),
    check(
      'announcements_topic_known',
      sql`${t.topic} in ('to decide', 'needs an answer', 'running out', 'nobody decides', 'case clocks', 'new case', 'test')`,
    ),
    check(
      'announcements_state_known',
      sql`${t.state} in ('waiting', 'open', 'sent', 'refused', 'unknown', 'too late')`,
    ),
    check('announcements_address_inside', sql`${t.address} ~ '^/([^/\\\\]|$)'`),
    check('announcements_opened', sql`${t.state} <> 'open' or ${t.openedAt} is not null`),
    index('announcements_to_post')
      .on(t.id)
      .where(sql`${t.state} = 'waiting'`),
    index('announcements_by_opened').on(t.openedAt),
  ],
)
