import { sql } from 'drizzle-orm'
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  pgTable,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core'
import { key, moment } from '../columns.ts'
import { caseAsks, caseOutcomes, caseStates, kinds, waitedOn } from '../words.ts'
import { apiTokens } from './api-tokens.ts'
import { caseCauses, declineReasons } from './case-lists.ts'
import { people } from './people.ts'
import { slas } from './slas.ts'

/**
 * A complaint or incident: a referral was missed. `reference` is the caller's own name for it in `source`, the help desk it came from.
 * Money is in minor units. The moments `…DueAt` are null while the case waits on somebody else.
 */
export const cases = pgTable(
  'cases',
  {
    id: key(),
    number: integer().notNull().generatedAlwaysAsIdentity({ name: 'cases_number_seq', startWith: 1001 }),
    state: text({ enum: caseStates }).notNull(),
    stateSince: moment().notNull().defaultNow(),
    waitingOn: text({ enum: waitedOn }),
    kind: text({ enum: kinds }).notNull(),
    causeId: uuid().notNull(),
    summary: text().notNull(),
    story: text().notNull(),
    referrerName: text(),
    referrerEmail: text(),
    referrerId: text(),
    referralCode: text(),
    /** The code or link as it was typed. */
    referralGiven: text(),
    happenedOn: date(),
    stakeAmount: bigint({ mode: 'number' }),
    stakeCurrency: text(),
    openedAt: moment().notNull().defaultNow(),
    openedBy: uuid(),
    tokenId: uuid(),
    source: text(),
    sourceLink: text(),
    reference: text(),
    /** Of what the caller sent under that reference. */
    referenceDigest: text(),
    /** How often it was edited. */
    edits: integer().notNull().default(0),
    assigneeId: uuid(),
    outcome: text({ enum: caseOutcomes }),
    declineReasonId: uuid(),
    mergedInto: uuid(),
    resolvedAt: moment(),
    resolvedBy: uuid(),
    asks: text({ enum: caseAsks }),
    asksSince: moment(),
    slaVersion: integer().notNull(),
    firstAnswerMinutes: integer().notNull(),
    resolutionMinutes: integer().notNull(),
    firstAnswerDueAt: moment(),
    firstAnsweredAt: moment(),
    firstAnswerLate: boolean(),
    resolutionDueAt: moment(),
    resolutionLate: boolean(),
    /** What runs out next; null where nothing does. */
    nextDueAt: moment().generatedAlwaysAs(
      sql`case when state = 'resolved' then null else least(case when first_answered_at is null then first_answer_due_at end, resolution_due_at) end`,
    ),
    /** When anything was last done to it. */
    touchedAt: moment().notNull().defaultNow(),
  },
  (t) => [
    unique('cases_number_unique').on(t.number),
    foreignKey({ name: 'cases_cause_fk', columns: [t.causeId], foreignColumns: [caseCauses.id] }),
    foreignKey({ name: 'cases_opened_by_fk', columns: [t.openedBy], foreignColumns: [people.id] }),
    foreignKey({ name: 'cases_token_fk', columns: [t.tokenId], foreignColumns: [apiTokens.id] }),
    foreignKey({ name: 'cases_assignee_fk', columns: [t.assigneeId], foreignColumns: [people.id] }),
    foreignKey({ name: 'cases_resolved_by_fk', columns: [t.resolvedBy], foreignColumns: [people.id] }),
    foreignKey({ name: 'cases_merged_into_fk', columns: [t.mergedInto], foreignColumns: [t.id] }),
    foreignKey({ name: 'cases_sla_fk', columns: [t.slaVersion], foreignColumns: [slas.version] }),
    foreignKey({
      name: 'cases_decline_reason_fk',
      columns: [t.declineReasonId],
      foreignColumns: [declineReasons.id],
    }),
    check(
      'cases_state_known',
      sql`${t.state} in ('new', 'investigating', 'waiting', 'requested', 'resolved')`,
    ),
    check('cases_kind_known', sql`${t.kind} in ('glitch', 'dispute', 'custom')`),
    check(
      'cases_waiting_on_known',
      sql`${t.waitingOn} in ('the referrer', 'the new user', 'Cello', 'the billing provider')`,
    ),
    check(
      'cases_outcome_known',
      sql`${t.outcome} in ('attributed', 'partly', 'denied', 'duplicate', 'withdrawn', 'not ours')`,
    ),
    check('cases_asks_known', sql`${t.asks} in ('answer', 'next step')`),
    check('cases_asks_since', sql`(${t.asks} is null) = (${t.asksSince} is null)`),
    check('cases_waits_on_somebody', sql`(${t.state} = 'waiting') = (${t.waitingOn} is not null)`),
    check('cases_resolved_with_outcome', sql`(${t.state} = 'resolved') = (${t.outcome} is not null)`),
    check('cases_resolved_at', sql`(${t.state} = 'resolved') = (${t.resolvedAt} is not null)`),
    check(
      'cases_denied_with_reason',
      sql`(${t.declineReasonId} is not null) = (${t.outcome} is not distinct from 'denied')`,
    ),
    check(
      'cases_merged_as_duplicate',
      sql`${t.mergedInto} is null or ${t.outcome} is not distinct from 'duplicate'`,
    ),
    check('cases_merged_into_another', sql`${t.mergedInto} <> ${t.id}`),
    check('cases_stake_whole', sql`(${t.stakeAmount} is null) = (${t.stakeCurrency} is null)`),
    check('cases_stake_positive', sql`${t.stakeAmount} >= 0`),
    check('cases_opened_by_one', sql`(${t.openedBy} is null) <> (${t.tokenId} is null)`),
    check(
      'cases_from_outside_whole',
      sql`(${t.tokenId} is null) or (${t.source} is not null and ${t.reference} is not null and ${t.referenceDigest} is not null)`,
    ),
    uniqueIndex('cases_one_per_reference')
      .on(t.source, t.reference)
      .where(sql`${t.tokenId} is not null`),
    index('cases_by_touched').on(t.touchedAt, t.id),
    index('cases_by_state').on(t.state, t.touchedAt, t.id),
    index('cases_by_assignee').on(t.assigneeId, t.touchedAt, t.id),
    index('cases_by_kind').on(t.kind, t.touchedAt, t.id),
    index('cases_by_cause').on(t.causeId, t.touchedAt, t.id),
    index('cases_by_outcome')
      .on(t.outcome, t.touchedAt, t.id)
      .where(sql`${t.outcome} is not null`),
    index('cases_by_waiting_on')
      .on(t.waitingOn, t.touchedAt, t.id)
      .where(sql`${t.waitingOn} is not null`),
    index('cases_by_opener')
      .on(t.openedBy, t.touchedAt, t.id)
      .where(sql`${t.openedBy} is not null`),
    index('cases_by_source')
      .on(t.source, t.touchedAt, t.id)
      .where(sql`${t.source} is not null`),
    index('cases_by_opened').on(t.openedAt, t.id),
    index('cases_paused')
      .on(t.id)
      .where(sql`${t.nextDueAt} is null and ${t.state} <> 'resolved'`),
    index('cases_by_due').on(sql`coalesce(${t.nextDueAt}, 'infinity'::timestamptz)`, t.id),
    index('cases_at_hand')
      .on(t.assigneeId, sql`coalesce(${t.nextDueAt}, 'infinity'::timestamptz)`, t.id)
      .where(sql`${t.state} <> 'resolved'`),
    index('cases_by_asks')
      .on(t.asksSince)
      .where(sql`${t.asks} is not null`),
    index('cases_by_sla')
      .on(t.slaVersion)
      .where(sql`${t.state} <> 'resolved'`),
    index('cases_merged')
      .on(t.mergedInto)
      .where(sql`${t.mergedInto} is not null`),
    index('cases_by_referrer_email').using('btree', sql`lower(${t.referrerEmail}) text_pattern_ops`),
    index('cases_by_referrer').on(t.referrerId),
    index('cases_by_code').on(t.referralCode),
  ],
)

export type Case = typeof cases.$inferSelect
