import { sql } from 'drizzle-orm'
import {
  bigint,
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
import { deliveryOutcomes, purposes } from '../words.ts'
import { decisions } from './decisions.ts'
import { people } from './people.ts'
import { steps } from './steps.ts'

export { type DeliveryOutcome, type Purpose, withEffect } from '../words.ts'

/**
 * One attempt to send one thing. Opened before the call, closed after it, never changed once closed. `open` and `unknown` are not
 * closed; `arrived`, `did not arrive` and `reported` are a person's word. `amount` is in minor units.
 */
export const deliveries = pgTable(
  'deliveries',
  {
    id: key(),
    requestId: uuid().notNull(),
    requestNumber: integer().notNull(),
    revision: integer().notNull(),
    position: integer().notNull(),
    attempt: integer().notNull(),
    decisionId: uuid().notNull(),
    decisionOutcome: text().notNull().default('approved'),
    provider: text().notNull(),
    account: text().notNull(),
    purpose: text({ enum: purposes }).notNull(),
    customerId: text().notNull(),
    customerEmail: text(),
    eventId: text(),
    invoiceId: text(),
    invoiceNumber: text(),
    paymentId: text(),
    amount: bigint({ mode: 'number' }),
    currency: text(),
    endpointId: text(),
    requestedBy: uuid().notNull(),
    approvedBy: uuid().notNull(),
    idempotencyKey: text().notNull(),
    sent: jsonb().notNull(),
    openedAt: moment().notNull().defaultNow(),
    outcome: text({ enum: deliveryOutcomes }).notNull().default('open'),
    /** How the call failed, where it did: lib/providers/failure.ts. */
    failure: text(),
    sentence: text(),
    status: integer(),
    providerRequestId: text(),
    answer: jsonb(),
    closedAt: moment(),
    settledBy: uuid(),
    settledBecause: text(),
  },
  (t) => [
    foreignKey({
      name: 'deliveries_step_fk',
      columns: [t.requestId, t.revision, t.position],
      foreignColumns: [steps.requestId, steps.revision, steps.position],
    }),
    foreignKey({
      name: 'deliveries_approved_fk',
      columns: [t.decisionId, t.requestId, t.revision, t.decisionOutcome],
      foreignColumns: [decisions.id, decisions.requestId, decisions.revision, decisions.outcome],
    }),
    foreignKey({ name: 'deliveries_requested_by_fk', columns: [t.requestedBy], foreignColumns: [people.id] }),
    foreignKey({ name: 'deliveries_approved_by_fk', columns: [t.approvedBy], foreignColumns: [people.id] }),
    foreignKey({ name: 'deliveries_settled_by_fk', columns: [t.settledBy], foreignColumns: [people.id] }),
    check('deliveries_only_approved', sql`${t.decisionOutcome} = 'approved'`),
    check('deliveries_by_two_people', sql`${t.requestedBy} <> ${t.approvedBy}`),
    check(
      'deliveries_outcome_known',
      sql`${t.outcome} in ('open', 'unknown', 'accepted', 'refused', 'not sent', 'arrived', 'did not arrive', 'reported')`,
    ),
    check('deliveries_closed_or_not', sql`(${t.outcome} in ('open', 'unknown')) = (${t.closedAt} is null)`),
    check(
      'deliveries_settled_with_reason',
      sql`(${t.outcome} in ('arrived', 'did not arrive', 'reported')) = (${t.settledBy} is not null and length(trim(${t.settledBecause})) > 0)`,
    ),
    unique('deliveries_idempotency_key_unique').on(t.idempotencyKey),
    uniqueIndex('deliveries_one_effect_per_step')
      .on(t.requestId, t.revision, t.position)
      .where(sql`${t.outcome} in ('open', 'unknown', 'accepted', 'arrived', 'reported')`),
    uniqueIndex('deliveries_one_resend_per_event')
      .on(t.account, t.eventId, t.endpointId)
      .where(sql`${t.outcome} in ('open', 'unknown', 'accepted', 'arrived', 'reported')`),
    uniqueIndex('deliveries_one_post_per_payment')
      .on(t.account, t.paymentId)
      .where(
        sql`${t.purpose} = 'post' and ${t.outcome} in ('open', 'unknown', 'accepted', 'arrived', 'reported')`,
      ),
    uniqueIndex('deliveries_one_signup_per_new_user')
      .on(t.account, sql`(${t.sent} #>> '{body,payload,newUserId}')`)
      .where(
        sql`${t.purpose} = 'signup' and ${t.outcome} in ('open', 'unknown', 'accepted', 'arrived', 'reported')`,
      ),
    uniqueIndex('deliveries_one_mark_at_a_time')
      .on(t.account, t.customerId)
      .where(sql`${t.purpose} = 'mark' and ${t.outcome} in ('open', 'unknown')`),
    index('deliveries_by_request').on(t.requestId, t.openedAt),
    index('deliveries_by_moment').on(t.openedAt, t.id),
    index('deliveries_by_customer').on(t.customerId, t.openedAt, t.id),
    index('deliveries_by_email').on(sql`lower(${t.customerEmail})`, t.openedAt, t.id),
    index('deliveries_by_event').on(t.eventId, t.openedAt, t.id),
    index('deliveries_by_invoice').on(t.invoiceId, t.openedAt, t.id),
    index('deliveries_by_invoice_number').on(sql`lower(${t.invoiceNumber})`, t.openedAt, t.id),
    index('deliveries_by_request_number').on(t.requestNumber, t.openedAt, t.id),
    index('deliveries_by_provider_request').on(t.providerRequestId),
    index('deliveries_by_requester').on(t.requestedBy, t.openedAt, t.id),
    index('deliveries_by_approver').on(t.approvedBy, t.openedAt, t.id),
    index('deliveries_by_outcome').on(t.outcome, t.openedAt, t.id),
    index('deliveries_by_status').on(t.status, t.openedAt, t.id),
    index('deliveries_by_endpoint').on(t.endpointId, t.openedAt, t.id),
    index('deliveries_by_amount').on(t.amount, t.currency, t.openedAt, t.id),
    index('deliveries_by_currency').on(t.currency, t.openedAt, t.id),
  ],
)

export type Delivery = typeof deliveries.$inferSelect
