import 'server-only'
import { v7 } from 'uuid'
import { pauses } from '#db/schema/pauses.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict, forbidden } from '#lib/errors.ts'
import { violates } from '#lib/violates.ts'

/**
 * From now on no worker sends anything to a provider; a call in hand is finished, and what people did by hand may still be reported.
 * @throws Refusal `conflict` where somebody paused everything before.
 */
export async function pauseEverything(actor: Actor<'work:pause'>, { because }: { because: string }) {
  const { personId } = actor
  if (personId === null) throw forbidden('Only a person pauses everything.')
  const id = v7()
  await change(actor, { event: 'work.paused', subject: id, detail: { because } }, async (tx) => {
    await tx.insert(pauses).values({ id, pausedBy: personId, because })
  }).catch((error: unknown) => {
    if (violates(error, 'pauses_one_at_a_time'))
      throw conflict('Somebody was faster: everything is paused already. Reload the page to see by whom.')
    throw error
  })
}
