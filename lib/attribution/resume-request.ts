import 'server-only'
import { eq } from 'drizzle-orm'
import { requests } from '#db/schema/requests.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict } from '#lib/errors.ts'
import { enqueueCarryOut } from '#lib/work/queues.ts'
import { lockRequest } from './lock-request.ts'
import { refuseContributor } from './refuse-contributor.ts'

/**
 * Lets a request that a person paused go on from where it was; the decision on it stands.
 * @throws Refusal `forbidden` for whoever filed or edited it, `conflict` where no person paused it.
 */
export async function resumeRequest(actor: Actor<'request:resume'>, { requestId }: { requestId: string }) {
  await refuseContributor(actor, requestId)
  await change(actor, { event: 'request.resumed', subject: requestId }, async (tx) => {
    const request = await lockRequest(tx, { requestId, states: ['paused'] })
    if (request.pausedFrom === null)
      throw conflict('It waits for an answer to a step. Reload the page, and answer it in the plan.')
    await tx
      .update(requests)
      .set({ state: request.pausedFrom, stateSentence: null })
      .where(eq(requests.id, requestId))
    await enqueueCarryOut(tx, request)
  })
}
