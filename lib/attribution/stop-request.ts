import 'server-only'
import { eq } from 'drizzle-orm'
import { requests } from '#db/schema/requests.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { lockRequest } from './lock-request.ts'
import { stoppableStates } from './rules.ts'
import { tellOfTurn } from './tell-of-request.ts'

/**
 * Ends an approved request before its next call, for good: what was sent stays sent, and an edit needs a new decision.
 * @throws Refusal `conflict` where it is not under way.
 */
export async function stopRequest(
  actor: Actor<'request:stop'>,
  { requestId, because }: { requestId: string; because: string },
) {
  await change(actor, { event: 'request.stopped', subject: requestId, detail: { because } }, async (tx) => {
    const request = await lockRequest(tx, { requestId, states: stoppableStates })
    await tx
      .update(requests)
      .set({ state: 'failed', stateSentence: `${actor.name} stopped it: “${because}”` })
      .where(eq(requests.id, requestId))
    await tellOfTurn(tx, request, 'stopped')
  })
}
