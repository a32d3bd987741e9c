import 'server-only'
import { and, asc, eq, inArray, lte } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { requests } from '#db/schema/requests.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { Refusal } from '#lib/errors.ts'
import { logUnknown } from '#lib/log.ts'
import { lockRequest } from './lock-request.ts'
import { undecidedStates } from './rules.ts'
import { tellOfTurn } from './tell-of-request.ts'

const atOnce = 500

/** Ends what nobody decided in time, and tells the filers. Whoever decides at the same moment wins. Gives how many expired. */
export async function expireRequests(desk: Actor<'request:expire'>, now = new Date()): Promise<number> {
  const due = await db()
    .select({ id: requests.id })
    .from(requests)
    .where(and(inArray(requests.state, [...undecidedStates]), lte(requests.expiresAt, now)))
    .orderBy(asc(requests.expiresAt))
    .limit(atOnce)
  let expired = 0
  for (const { id } of due) if (await expire(desk, id, now)) expired += 1
  return expired
}

async function expire(desk: Actor<'request:expire'>, id: string, now: Date): Promise<boolean> {
  const sentence = 'Nobody decided it in time. Where it is still wanted, file a new request.'
  try {
    await change(desk, { event: 'request.expired', subject: id, detail: { sentence } }, async (tx) => {
      const request = await lockRequest(tx, { requestId: id, states: undecidedStates })
      const { expiresAt } = request
      if (expiresAt === null || expiresAt > now) throw new Refusal('conflict', 'It has more time now.')
      await tx.update(requests).set({ state: 'expired', stateSentence: sentence }).where(eq(requests.id, id))
      await tellOfTurn(tx, request, 'expired')
    })
    return true
  } catch (error) {
    // One that cannot be ended must not keep the others from it.
    if (!(error instanceof Refusal && error.kind === 'conflict')) logUnknown(error, `expire ${id}`)
    return false
  }
}
