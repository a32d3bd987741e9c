import 'server-only'
import { and, eq, inArray, notInArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { deliveries } from '#db/schema/deliveries.ts'
import type { Request } from '#db/schema/requests.ts'
import { steps } from '#db/schema/steps.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict } from '#lib/errors.ts'
import { countDeliveries } from '#lib/telemetry/measure.ts'
import { goOn } from './go-on.ts'
import { lockRequest } from './lock-request.ts'
import { refuseContributor } from './refuse-contributor.ts'
import { settleableStates } from './rules.ts'

export interface Settled {
  requestId: string
  deliveryId: string
  /** Of these the same is said: a restored backup asks about many at once. All or none are settled. */
  others?: readonly string[] | undefined
  verdict: 'arrived' | 'did not arrive'
  because: string
}

/**
 * A person's word on a delivery that nobody knows the end of; the request then goes on. `did not arrive` lets the step be sent again.
 * @throws Refusal `forbidden` for whoever filed or edited the request, `conflict` where somebody settled it before.
 */
export async function settleDelivery(
  actor: Actor<'delivery:settle'>,
  { requestId, deliveryId, others = [], verdict, because }: Settled,
) {
  await refuseContributor(actor, requestId)
  const ids = [...new Set([deliveryId, ...others])]
  const detail = { deliveryId, verdict, because, ...(ids.length > 1 && { others: ids.slice(1) }) }
  const settled = await change(
    actor,
    { event: 'delivery.settled', subject: requestId, detail },
    async (tx) => {
      const request = await lockRequest(tx, { requestId, states: settleableStates })
      const settled = await tx
        .update(deliveries)
        .set({ outcome: verdict, settledBy: actor.personId, settledBecause: because, closedAt: new Date() })
        .where(
          and(
            inArray(deliveries.id, ids),
            eq(deliveries.requestId, requestId),
            eq(deliveries.outcome, 'unknown'),
          ),
        )
        .returning()
      const [first] = settled
      if (!first || settled.length < ids.length)
        throw conflict('Somebody settled this delivery a moment ago. Reload the page to see what they said.')
      await tx
        .update(steps)
        .set(
          verdict === 'arrived'
            ? { state: 'done', sentence: `${actor.name} says that it arrived.`, closedAt: new Date() }
            : { state: 'waits', sentence: `${actor.name} says that it did not arrive; it is sent again.` },
        )
        .where(
          and(
            eq(steps.requestId, requestId),
            eq(steps.revision, first.revision),
            inArray(
              steps.position,
              settled.map(({ position }) => position),
            ),
            notInArray(steps.state, ['done', 'skipped']),
          ),
        )
      if (request.state === 'paused' && !(await asksMore(tx, request))) await goOn(tx, request)
      return settled
    },
  )
  for (const { provider, purpose } of settled) countDeliveries(1, { provider, purpose, outcome: verdict })
}

/** After a restore many deliveries of one request are unknown at once: it goes on when all are settled. */
const asksMore = async (tx: Transaction, { id, revision }: Request) =>
  (await tx.$count(
    deliveries,
    and(
      eq(deliveries.requestId, id),
      eq(deliveries.revision, revision),
      inArray(deliveries.outcome, ['open', 'unknown']),
    ),
  )) > 0
