import 'server-only'
import { eq } from 'drizzle-orm'
import { requests, states } from '#db/schema/requests.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { forbidden } from '#lib/errors.ts'
import { lockRequest, refuseMovedOn } from './lock-request.ts'
import { withdrawableStates } from './rules.ts'

/** Takes a request back; only whoever filed it may. What was sent stays sent. @throws Refusal `forbidden`, `conflict`. */
export async function withdrawRequest(
  actor: Actor<'request:withdraw'>,
  { requestId }: { requestId: string },
) {
  await change(actor, { event: 'request.withdrawn', subject: requestId }, async (tx) => {
    const request = await lockRequest(tx, { requestId, states })
    if (request.filedBy !== actor.personId) {
      throw forbidden(
        'Only the person who filed a request withdraws it. Ask them, or ask an approver to reject it.',
      )
    }
    refuseMovedOn(request, { states: withdrawableStates })
    await tx
      .update(requests)
      .set({ state: 'withdrawn', stateSentence: null })
      .where(eq(requests.id, requestId))
  })
}
