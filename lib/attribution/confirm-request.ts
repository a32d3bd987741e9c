import 'server-only'
import { and, asc, eq, inArray, notExists, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { deliveries, type Delivery } from '#db/schema/deliveries.ts'
import { proofs } from '#db/schema/proofs.ts'
import type { Request } from '#db/schema/requests.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { Refusal } from '#lib/errors.ts'
import { callProvider } from '#lib/telemetry/call-provider.ts'
import { findProvider, lookUpNewUser } from '#lib/providers/index.ts'
import type { Step } from '#lib/providers/step.ts'
import { attemptOf } from './deliveries.ts'
import { getDeciding } from './get-deciding.ts'
import { keepProof } from './proofs.ts'

export interface Proof {
  /** When the request was carried out. */
  since: Date
  /** Nothing more can be seen: every delivery was delivered, and Cello shows the attribution or cannot be asked. */
  complete: boolean
}

/** Looks how far the proof has come and keeps what is newly seen. Reads only; never claims a rung that was not seen. */
export async function confirmRequest(desk: Actor<'request:carry-out'>, requestId: string): Promise<Proof> {
  const { request } = await getDeciding(desk, requestId)
  const undelivered = await findUndelivered(requestId)
  const provider = findProvider(request.path)
  let left = undelivered.length
  for (const delivery of undelivered) {
    const call = { provider: delivery.provider, verb: 'confirm', kind: delivery.purpose } as const
    const seen =
      provider &&
      (await callProvider(
        call,
        ({ seen: what }) => what,
        () => provider.confirm(delivery.sent as Step, attemptOf(delivery)),
      ).catch(nothingSeen))
    if (seen?.seen !== 'delivered') continue
    await keepProof({
      requestId,
      deliveryId: delivery.id,
      rung: 'delivered',
      seen: { sentence: seen.sentence },
    })
    left -= 1
  }
  const attributed = await isAttributed(request)
  return { since: request.stateSince, complete: left === 0 && attributed }
}

const nothingSeen = (error: unknown) => {
  if (error instanceof Refusal) return undefined
  throw error
}

async function isAttributed({ id, newUserId, referralCode }: Request): Promise<boolean> {
  const kept = await db().$count(proofs, and(eq(proofs.requestId, id), eq(proofs.rung, 'attributed')))
  if (kept > 0) return true
  const newUser = await lookUpNewUser(newUserId).catch(nothingSeen)
  if (newUser === null) return true
  if (newUser?.referralCode !== referralCode) return false
  const sentence = `Cello shows ${newUserId} under ${referralCode}.`
  await keepProof({ requestId: id, deliveryId: null, rung: 'attributed', seen: { sentence } })
  return true
}

const findUndelivered = (requestId: string): Promise<Delivery[]> =>
  db()
    .select()
    .from(deliveries)
    .where(
      and(
        eq(deliveries.requestId, requestId),
        inArray(deliveries.purpose, ['resend', 'push']),
        eq(deliveries.outcome, 'accepted'),
        notExists(
          db()
            .select({ one: sql`1` })
            .from(proofs)
            .where(and(eq(proofs.deliveryId, deliveries.id), eq(proofs.rung, 'delivered'))),
        ),
      ),
    )
    .orderBy(asc(deliveries.id))
