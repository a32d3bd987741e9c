import 'server-only'
import { and, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { db, type Transaction } from '#db/client.ts'
import { deliveries, type Delivery, type DeliveryOutcome } from '#db/schema/deliveries.ts'
import type { Request } from '#db/schema/requests.ts'
import { isPassing, outlast } from '#db/outlast.ts'
import type { Answer, Attempt } from '#lib/providers/provider.ts'
import type { PaymentStep, Step } from '#lib/providers/step.ts'
import { conflict } from '#lib/errors.ts'
import { countDeliveries } from '#lib/telemetry/measure.ts'
import { violates } from '#lib/violates.ts'
import { paymentKey } from './plan.ts'
import { TryLater } from './try-later.ts'

export interface Approved {
  id: string
  decidedBy: string
}

export interface Opening {
  request: Request
  approved: Approved
  position: number
  step: Exclude<Step, { kind: 'wait' }>
  attempt: number
}

const onceEach = [
  'deliveries_one_resend_per_event',
  'deliveries_one_post_per_payment',
  'deliveries_one_signup_per_new_user',
  'deliveries_one_mark_at_a_time',
]

/** How long the end of a call is tried to be written down while the database is away. Milliseconds. */
const patience = 20_000

/**
 * Committed before the call leaves: whatever breaks afterwards, it is known that something may have been sent.
 * @throws Refusal `conflict` where another request sent the same, TryLater where it cannot be opened now: then nothing may be sent.
 */
export async function openDelivery(opening: Opening): Promise<Delivery> {
  const values = openingColumns(opening)
  try {
    const [delivery] = await db().insert(deliveries).values(values).returning()
    if (!delivery) throw new Error('the delivery was not opened')
    return delivery
  } catch (error) {
    if (onceEach.some((constraint) => violates(error, constraint)))
      throw conflict('Another request has sent this already. Nothing was sent twice.')
    if (violates(error, 'deliveries_one_effect_per_step'))
      throw new TryLater('Another worker has this step in hand.')
    if (violates(error, 'deliveries_while_carrying_out'))
      throw new TryLater('The request is not being carried out any more.', 0)
    if (violates(error, 'deliveries_not_while_paused')) throw new TryLater('Everything is paused.', 0)
    if (violates(error, 'deliveries_at_home'))
      throw new TryLater('The database is a restored backup: what was under way is paused first.')
    if (!isPassing(error)) throw error
    await takeBack(values.id)
    throw new TryLater('The database did not take down what was to be sent; nothing was sent.')
  }
}

/** Whether it was opened is not known where the connection broke, but nothing has left. */
async function takeBack(id: string) {
  const sentence = 'The database did not answer when this was opened; nothing was sent.'
  await outlast(
    () =>
      db()
        .update(deliveries)
        .set({ outcome: 'not sent', sentence, closedAt: new Date() })
        .where(and(eq(deliveries.id, id), eq(deliveries.outcome, 'open'))),
    patience,
  )
}

/** What stands on a delivery from its first moment, and never changes. */
export function openingColumns({ request, approved, position, step, attempt }: Opening) {
  const id = v7()
  return {
    id,
    requestId: request.id,
    requestNumber: request.number,
    revision: request.revision,
    position,
    attempt,
    decisionId: approved.id,
    provider: step.provider,
    account: request.account,
    purpose: step.kind,
    customerId: step.customerId,
    customerEmail: request.customerEmail,
    requestedBy: request.filedBy,
    approvedBy: approved.decidedBy,
    idempotencyKey: `attribution-desk-${id}`,
    sent: step,
    ...('invoice' in step ? paymentColumns(step) : {}),
    ...('eventId' in step ? { eventId: step.eventId, endpointId: step.endpointId } : {}),
  }
}

const paymentColumns = ({ invoice }: PaymentStep) => ({
  invoiceId: invoice.id,
  paymentId: paymentKey(invoice),
  invoiceNumber: invoice.number,
  amount: invoice.amount,
  currency: invoice.currency,
})

/** Writes the answer on a delivery that is still open or unknown; false where somebody closed it meanwhile. */
export async function closeDelivery(delivery: Delivery, answer: Answer): Promise<boolean> {
  return close(delivery, closingColumns(answer))
}

/** Closes as not sent what was looked up after the call was over, and was not there. */
export const closeWithoutEffect = (delivery: Delivery, sentence: string) =>
  close(delivery, { outcome: 'not sent', sentence, closedAt: new Date() })

async function close({ id, provider, purpose }: Delivery, columns: Partial<Delivery>): Promise<boolean> {
  const closed = await outlast(
    () =>
      db()
        .update(deliveries)
        .set(columns)
        .where(and(eq(deliveries.id, id), inArray(deliveries.outcome, ['open', 'unknown'])))
        .returning({ id: deliveries.id }),
    patience,
  )
  if (closed.length === 1) countDeliveries(1, { provider, purpose, outcome: columns.outcome ?? 'open' })
  return closed.length === 1
}

function closingColumns(answer: Answer) {
  const now = new Date()
  switch (answer.outcome) {
    case 'accepted':
      return {
        outcome: answer.outcome,
        status: answer.status,
        providerRequestId: answer.providerRequestId,
        answer: answer.answer,
        closedAt: now,
      }
    case 'moved':
      return {
        outcome: 'not sent' as const,
        failure: answer.outcome,
        sentence: 'The value before was not what the plan says; nothing was sent.',
        answer: { differences: answer.differences },
        closedAt: now,
      }
    case 'refused':
    case 'not sent':
    case 'unknown':
      return {
        outcome: answer.outcome,
        failure: answer.outcome === 'refused' ? answer.outcome : answer.failure,
        status: answer.status,
        providerRequestId: answer.providerRequestId,
        sentence: answer.sentence,
        closedAt: answer.outcome === 'unknown' ? null : now,
      }
  }
}

/** `age`: milliseconds since it was opened, by the database's clock, which is the same for all workers. */
export type Attempted = Delivery & { age: number }

/** The attempts of one step, newest first. */
export const findAttempts = (
  { id, revision }: Request,
  position: number,
  reader: Pick<Transaction, 'select'> = db(),
): Promise<Attempted[]> =>
  reader
    .select({
      ...getTableColumns(deliveries),
      age: sql<number>`extract(epoch from clock_timestamp() - ${deliveries.openedAt})::float8 * 1000`,
    })
    .from(deliveries)
    .where(
      and(eq(deliveries.requestId, id), eq(deliveries.revision, revision), eq(deliveries.position, position)),
    )
    .orderBy(desc(deliveries.attempt))

export const attemptOf = ({ idempotencyKey, openedAt, providerRequestId, answer }: Delivery): Attempt => ({
  idempotencyKey,
  openedAt,
  providerRequestId,
  answer: answer as Attempt['answer'],
})

export const hasEffect = (outcome: DeliveryOutcome) => outcome === 'accepted' || outcome === 'arrived'
