import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { deliveries } from '#db/schema/deliveries.ts'
import { requests } from '#db/schema/requests.ts'
import { steps } from '#db/schema/steps.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict } from '#lib/errors.ts'
import { enqueueCarryOut } from '#lib/work/queues.ts'
import { lockRequest } from './lock-request.ts'
import { refuseContributor } from './refuse-contributor.ts'

export interface Continued {
  requestId: string
  position: number
  /** `again`: the step is tried or waited for again. `go on`: it counts as done on this person's word. `leave out`: it is skipped. */
  choice: 'again' | 'go on' | 'leave out'
  because: string
}

interface Place {
  requestId: string
  revision: number
  position: number
}

/** What may have been sent is settled first: afterwards nobody could say any more whether it arrived. */
async function refuseUnsettled(tx: Transaction, { requestId, revision, position }: Place) {
  const [unsettled] = await tx
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(
      and(
        eq(deliveries.requestId, requestId),
        eq(deliveries.revision, revision),
        eq(deliveries.position, position),
        inArray(deliveries.outcome, ['open', 'unknown']),
      ),
    )
  if (unsettled) throw conflict('Say first whether it arrived. Reload the page to see the question.')
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
      await refuseUnsettled(tx, { requestId, revision: request.revision, position })
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
      await tx
        .update(requests)
        .set({ state: 'carrying out', stateSentence: null })
        .where(eq(requests.id, requestId))
      await enqueueCarryOut(tx, request)
    },
  )
}
