import 'server-only'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { v7 } from 'uuid'
import { db } from '#db/client.ts'
import { deliveries, type Delivery, type DeliveryOutcome } from '#db/schema/deliveries.ts'
import type { Request } from '#db/schema/requests.ts'
import type { Answer, Attempt } from '#lib/providers/provider.ts'
import type { PaymentStep, Step } from '#lib/providers/step.ts'
import { conflict } from '#lib/errors.ts'
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

const overtaken = ['deliveries_one_effect_per_step', 'deliveries_while_carrying_out']
const onceEach = ['deliveries_one_resend_per_event', 'deliveries_one_post_per_payment']

/**
 * Committed before the call leaves: whatever breaks afterwards, it is known that something may have been sent.
 * @throws TryLater where another worker, or a person, was faster with this request; Refusal `conflict` where another request was.
 */
export async function openDelivery(opening: Opening): Promise<Delivery> {
  const [delivery] = await db()
    .insert(deliveries)
    .values(openingColumns(opening))
    .returning()
    .catch((error: unknown) => {
      if (overtaken.some((constraint) => violates(error, constraint)))
        throw new TryLater('Another worker or a person was faster with this request.')
      if (onceEach.some((constraint) => violates(error, constraint)))
        throw conflict('Another request has sent this already. Nothing was sent twice.')
      throw error
    })
  if (!delivery) throw new Error('the delivery was not opened')
  return delivery
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
  const closed = await db()
    .update(deliveries)
    .set(closingColumns(answer))
    .where(and(eq(deliveries.id, delivery.id), inArray(deliveries.outcome, ['open', 'unknown'])))
    .returning({ id: deliveries.id })
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
        sentence: 'The value before was not what the plan says; nothing was sent.',
        answer: { differences: answer.differences },
        closedAt: now,
      }
    case 'refused':
    case 'not sent':
    case 'unknown':
      return {
        outcome: answer.outcome,
        status: answer.status,
        providerRequestId: answer.providerRequestId,
        sentence: answer.sentence,
        closedAt: answer.outcome === 'unknown' ? null : now,
      }
  }
}

/** The attempts of one step, newest first. */
export const findAttempts = ({ id, revision }: Request, position: number) =>
  db()
    .select()
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
