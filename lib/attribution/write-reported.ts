import 'server-only'
import { and, eq, inArray, max } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { deliveries } from '#db/schema/deliveries.ts'
import type { Request } from '#db/schema/requests.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict, invalid } from '#lib/errors.ts'
import type { PaymentStep } from '#lib/providers/step.ts'
import { openingColumns } from './deliveries.ts'
import { findApproval } from './find-approval.ts'
import type { Asked } from './find-asked.ts'

interface Report {
  actor: Actor<'step:report'>
  request: Request
  asked: readonly Asked[]
  because: string
  link: string | undefined
  evidence: readonly string[]
}

/** Rows of one statement: PostgreSQL takes 65,535 values in one. */
const atOnce = 1000

/**
 * Opens and closes a delivery for each payment that a person brought by hand, in the order of the plan. The database refuses an event
 * that this desk sent, or has as reported, before. @throws Refusal `conflict` then, `invalid` for a payment that no dashboard can resend.
 */
export async function writeReported(tx: Transaction, report: Report) {
  const { request, asked } = report
  const approved = await findApproval(tx, { requestId: request.id, revision: request.revision })
  if (!approved) throw new Error('a request is carried out without an approval')
  const tries = await findTries(tx, request)
  for (let at = 0; at < asked.length; at += atOnce) {
    const part = asked.slice(at, at + atOnce)
    const rows = part.map(({ position, step }) => ({
      ...openingColumns({ request, approved, position, step, attempt: (tries.get(position) ?? 0) + 1 }),
      purpose: 'guided' as const,
    }))
    part.forEach(({ step }) => {
      refusePosted(step)
    })
    const opened = await tx
      .insert(deliveries)
      .values(rows)
      .onConflictDoNothing()
      .returning({ id: deliveries.id, position: deliveries.position })
    const missing = part.find(({ position }) => opened.every((row) => row.position !== position))
    if (missing) throw broughtBefore(missing.step)
    await close(
      tx,
      report,
      opened.map(({ id }) => id),
    )
  }
}

function refusePosted({ kind, invoice }: PaymentStep) {
  if (kind === 'post')
    throw invalid(
      `${invoice.number ?? invoice.id} goes to Cello's API, which has no page to send it by hand. Try again, or leave it out: it then goes to Cello support.`,
      'positions',
    )
}

const broughtBefore = ({ invoice }: PaymentStep) =>
  conflict(
    `${invoice.number ?? invoice.id} was resent before, by another request: it stands in the history. Leave it out here; nothing of yours was written.`,
  )

async function findTries(tx: Transaction, { id, revision }: Request) {
  const rows = await tx
    .select({ position: deliveries.position, attempt: max(deliveries.attempt) })
    .from(deliveries)
    .where(and(eq(deliveries.requestId, id), eq(deliveries.revision, revision)))
    .groupBy(deliveries.position)
  return new Map(rows.map(({ position, attempt }) => [position, attempt]))
}

function close(tx: Transaction, { actor, because, link, evidence }: Report, ids: string[]) {
  const shown = {
    ...(link === undefined ? {} : { link }),
    ...(evidence.length === 0 ? {} : { evidence }),
  }
  return tx
    .update(deliveries)
    .set({
      outcome: 'reported',
      settledBy: actor.personId,
      settledBecause: because.trim(),
      answer: Object.keys(shown).length === 0 ? null : shown,
      closedAt: new Date(),
    })
    .where(inArray(deliveries.id, ids))
}
