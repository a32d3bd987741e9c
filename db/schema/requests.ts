import { sql } from 'drizzle-orm'
import {
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { key, moment } from '../columns.ts'
import { kinds, states, supportStates } from '../words.ts'
import { people } from './people.ts'

export { kinds, states, supportStates, type Kind, type State, type SupportState } from '../words.ts'

/** `state` is `waiting` from its first moment: there are no drafts here. Money is in minor units. */
export const requests = pgTable(
  'requests',
  {
    id: key(),
    number: integer().notNull().generatedAlwaysAsIdentity({ name: 'requests_number_seq', startWith: 1001 }),
    state: text({ enum: states }).notNull(),
    stateSince: moment().notNull().defaultNow(),
    stateSentence: text(),
    /** Where a person paused it: the state that it goes back to. Null where the desk paused it, and asks something. */
    pausedFrom: text({ enum: ['approved', 'carrying out'] }),
    revision: integer().notNull(),
    path: text().notNull(),
    kind: text({ enum: kinds }).notNull(),
    filedBy: uuid().notNull(),
    filedAt: moment().notNull().defaultNow(),
    account: text().notNull(),
    customerId: text().notNull(),
    customerEmail: text(),
    newUserId: text().notNull(),
    referralCode: text().notNull(),
    referrerId: text(),
    atStake: jsonb().$type<{ amount: number; currency: string }[]>().notNull(),
    resends: integer().notNull(),
    notResent: integer().notNull(),
    clockAt: moment(),
    /** The policy that it was filed under; the stricter of that and the one in force counts. */
    policyVersion: integer().notNull().default(1),
    /** How many approvals its last decision asked for. */
    approvalsNeeded: integer().notNull().default(1),
    /** When it expires undecided. */
    expiresAt: moment(),
    /** Why nobody could decide it any more, while it waits; null where somebody can. */
    undecidable: text(),
    /** How far the message to Cello support has come; null where none is needed. */
    support: text({ enum: supportStates }),
  },
  (t) => [
    unique('requests_number_unique').on(t.number),
    foreignKey({ name: 'requests_filed_by_fk', columns: [t.filedBy], foreignColumns: [people.id] }),
    check('requests_revision_positive', sql`${t.revision} > 0`),
    check(
      'requests_state_known',
      sql`${t.state} in ('waiting', 'approved', 'carrying out', 'carried out', 'returned', 'rejected', 'withdrawn', 'expired', 'stale', 'paused', 'failed')`,
    ),
    check('requests_paused_from_known', sql`${t.pausedFrom} in ('approved', 'carrying out')`),
    check('requests_paused_from_only_while_paused', sql`${t.pausedFrom} is null or ${t.state} = 'paused'`),
    check('requests_support_known', sql`${t.support} in ('to write', 'written', 'answered')`),
    check('requests_approvals_needed', sql`${t.approvalsNeeded} between 1 and 3`),
    check('requests_kind_known', sql`${t.kind} in ('glitch', 'dispute', 'custom')`),
    uniqueIndex('requests_one_open_per_new_user')
      .on(t.newUserId)
      .where(sql`${t.state} in ('waiting', 'returned', 'stale', 'approved', 'carrying out', 'paused')`),
    index('requests_by_state_and_clock').on(t.state, t.clockAt.asc().nullsLast(), t.number),
    index('requests_by_support')
      .on(t.support, t.number)
      .where(sql`${t.support} is not null`),
    index('requests_by_expiry')
      .on(t.expiresAt)
      .where(sql`${t.state} in ('waiting', 'returned', 'stale')`),
    index('requests_by_filer').on(t.filedBy, t.number),
    index('requests_by_new_user').on(t.newUserId),
    index('requests_by_customer').on(t.customerId),
    index('requests_by_email').using('btree', sql`lower(${t.customerEmail}) text_pattern_ops`),
    index('requests_by_code').on(t.referralCode, t.number),
  ],
)

export type Request = typeof requests.$inferSelect
