import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { Request } from '#db/schema/requests.ts'
import { revisions } from '#db/schema/revisions.ts'
import { steps } from '#db/schema/steps.ts'
import { conflict, invalid } from '#lib/errors.ts'
import type { PaymentStep } from '#lib/providers/step.ts'
import type { Plan } from './plan.ts'

export interface Asked {
  position: number
  step: PaymentStep
}

/**
 * The payments at these positions, and how many other steps ask too.
 * @throws Refusal `conflict` where one of them asks no more, `invalid` where one is no payment.
 */
export async function findAsked(
  tx: Transaction,
  { id, revision }: Request,
  positions: readonly number[],
): Promise<{ chosen: Asked[]; others: number }> {
  const where = { requestId: id, revision }
  const [[planned], rows] = await Promise.all([
    tx
      .select({ plan: revisions.plan })
      .from(revisions)
      .where(and(eq(revisions.requestId, id), eq(revisions.number, revision))),
    tx
      .select({ position: steps.position, state: steps.state, sentence: steps.sentence })
      .from(steps)
      .where(and(eq(steps.requestId, where.requestId), eq(steps.revision, where.revision)))
      .orderBy(asc(steps.position)),
  ])
  const plan = planned?.plan as Plan
  const byPosition = new Map(rows.map((row) => [row.position, row]))
  const chosen = positions.map((position) => {
    const step = plan.steps[position]
    const row = byPosition.get(position)
    if (!step || !row || !('invoice' in step))
      throw invalid('One of these is no payment. Reload the page and tick again.', 'positions')
    if (row.state !== 'asks') throw answered(step, row.sentence)
    return { position, step }
  })
  const asking = rows.filter(({ state }) => state === 'asks').length
  return { chosen, others: asking - chosen.length }
}

function answered({ invoice }: PaymentStep, sentence: string | null) {
  const became = sentence === null ? '' : ` ${sentence}`
  return conflict(
    `Somebody was faster: ${invoice.number ?? invoice.id} asks no more.${became} Nothing of yours was written; reload the page and tick what is left.`,
  )
}
