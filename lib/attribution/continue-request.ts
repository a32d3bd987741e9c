import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import type { Request } from '#db/schema/requests.ts'
import { revisions } from '#db/schema/revisions.ts'
import { steps } from '#db/schema/steps.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict, invalid } from '#lib/errors.ts'
import { goOn } from './go-on.ts'
import { lockRequest } from './lock-request.ts'
import type { Plan } from './plan.ts'
import { refuseContributor } from './refuse-contributor.ts'
import { refuseUnsettled } from './refuse-unsettled.ts'

export interface Continued {
  requestId: string
  position: number
  /** `again`: the step is tried or waited for again. `go on`: it counts as done on this person's word. `leave out`: it is skipped. */
  choice: 'again' | 'go on' | 'leave out'
  because: string
}

/** A person's answer to a step that asks. @throws Refusal `forbidden` for whoever filed or edited it, `conflict` where it asks no more. */
export async function continueRequest(
  actor: Actor<'request:continue'>,
  { requestId, position, choice, because }: Continued,
) {
  await refuseContributor(actor, requestId)
  await change(
    actor,
    { event: 'request.continued', subject: requestId, detail: { position, choice, because } },
    async (tx) => {
      const request = await lockRequest(tx, { requestId, states: ['paused'] })
      await refuseUnsettled(tx, { request, positions: [position] })
      if (choice !== 'again') await refusePayment(tx, request, position)
      const said = `${actor.name}: “${because}”`
      const next = {
        again: { state: 'waits' as const, sentence: null, startedAt: null },
        'go on': { state: 'done' as const, sentence: `Reported by a person. ${said}`, closedAt: new Date() },
        'leave out': { state: 'skipped' as const, sentence: `Left out. ${said}`, closedAt: new Date() },
      }
      const answered = await tx
        .update(steps)
        .set(next[choice])
        .where(
          and(
            eq(steps.requestId, requestId),
            eq(steps.revision, request.revision),
            eq(steps.position, position),
            eq(steps.state, 'asks'),
          ),
        )
        .returning()
      if (answered.length === 0)
        throw conflict('Somebody answered this a moment ago. Reload the page to see what they said.')
      await goOn(tx, request)
    },
  )
}

/** What became of money is told by `reportSteps`, which writes it into the history. */
async function refusePayment(tx: Transaction, { id, revision }: Request, position: number) {
  const [row] = await tx
    .select({ plan: revisions.plan })
    .from(revisions)
    .where(and(eq(revisions.requestId, id), eq(revisions.number, revision)))
  const step = (row?.plan as Plan | undefined)?.steps[position]
  if (step && 'invoice' in step)
    throw invalid('A payment is reported as resent by hand, or as left out. Reload the page to do that.')
}
