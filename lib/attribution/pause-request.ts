import 'server-only'
import { eq } from 'drizzle-orm'
import { requests } from '#db/schema/requests.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { lockRequest } from './lock-request.ts'
import { isOneOf, pausableStates } from './rules.ts'
import { tellOfPersonsPause } from './tell-of-request.ts'

/**
 * Holds an approved request back before its next call; a call in hand is finished. It stays so until somebody resumes or stops it.
 * @throws Refusal `conflict` where it is not under way.
 */
export async function pauseRequest(
  actor: Actor<'request:pause'>,
  { requestId, because }: { requestId: string; because: string },
) {
  await change(actor, { event: 'request.paused', subject: requestId, detail: { because } }, async (tx) => {
    const request = await lockRequest(tx, { requestId, states: pausableStates })
    if (!isOneOf(request.state, pausableStates)) return
    await tx
      .update(requests)
      .set({
        state: 'paused',
        pausedFrom: request.state,
        stateSentence: `${actor.name} paused it: “${because}”`,
      })
      .where(eq(requests.id, requestId))
    await tellOfPersonsPause(tx, request, actor)
  })
}
