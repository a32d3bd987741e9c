import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { key, moment } from '../columns.ts'
import { people } from './people.ts'
import { requests } from './requests.ts'

export const messageWays = ['mail', 'copy'] as const
export const messageOutcomes = ['open', 'unknown', 'sent', 'refused'] as const

/**
 * A message to Cello support. Opened before the mail leaves, closed after it, never changed then but for Cello's answer. `copy`: a
 * person sent it by other means and says so. `open` and `unknown` are not closed.
 */
export const messages = pgTable(
  'messages',
  {
    id: key(),
    requestId: uuid().notNull(),
    revision: integer().notNull(),
    way: text({ enum: messageWays }).notNull(),
    recipient: text().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    writtenBy: uuid().notNull(),
    openedAt: moment().notNull().defaultNow(),
    outcome: text({ enum: messageOutcomes }).notNull().default('open'),
    sentence: text(),
    mailId: text(),
    closedAt: moment(),
    settledBy: uuid(),
    answer: text(),
    answeredBy: uuid(),
    answeredAt: moment(),
  },
  (t) => [
    foreignKey({ name: 'messages_request_fk', columns: [t.requestId], foreignColumns: [requests.id] }),
    foreignKey({ name: 'messages_written_by_fk', columns: [t.writtenBy], foreignColumns: [people.id] }),
    foreignKey({ name: 'messages_settled_by_fk', columns: [t.settledBy], foreignColumns: [people.id] }),
    foreignKey({ name: 'messages_answered_by_fk', columns: [t.answeredBy], foreignColumns: [people.id] }),
    check('messages_way_known', sql`${t.way} in ('mail', 'copy')`),
    check('messages_outcome_known', sql`${t.outcome} in ('open', 'unknown', 'sent', 'refused')`),
    check('messages_closed_or_not', sql`(${t.outcome} in ('open', 'unknown')) = (${t.closedAt} is null)`),
    check(
      'messages_answered_whole',
      sql`(${t.answer} is null) = (${t.answeredBy} is null) and (${t.answer} is null) = (${t.answeredAt} is null)`,
    ),
    uniqueIndex('messages_one_per_request')
      .on(t.requestId)
      .where(sql`${t.outcome} in ('open', 'unknown', 'sent')`),
    index('messages_by_request').on(t.requestId, t.openedAt),
  ],
)

export type Message = typeof messages.$inferSelect
