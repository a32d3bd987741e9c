import 'server-only'
import { asc, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '#db/client.ts'
import { deliveries } from '#db/schema/deliveries.ts'
import { people } from '#db/schema/people.ts'
import { proofs } from '#db/schema/proofs.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { notFound } from '#lib/errors.ts'
import { findEvidence, shownBy } from './find-evidence.ts'

const askers = alias(people, 'askers')
const approvers = alias(people, 'approvers')
const settlers = alias(people, 'settlers')

export type DeliveryDetails = Awaited<ReturnType<typeof getDelivery>>

/** One delivery with what was sent, what came back, and what was seen of it since. @throws Refusal `not found`. */
export async function getDelivery(_actor: Actor<'delivery:see'>, id: string) {
  const [found] = await db()
    .select({
      delivery: deliveries,
      requester: askers.name,
      approver: approvers.name,
      settler: settlers.name,
    })
    .from(deliveries)
    .innerJoin(askers, eq(askers.id, deliveries.requestedBy))
    .innerJoin(approvers, eq(approvers.id, deliveries.approvedBy))
    .leftJoin(settlers, eq(settlers.id, deliveries.settledBy))
    .where(eq(deliveries.id, id))
  if (!found) throw notFound('There is no such delivery. Look for it in the history.')
  const { delivery, ...names } = found
  const seen = await db()
    .select({ rung: proofs.rung, seenAt: proofs.seenAt })
    .from(proofs)
    .where(eq(proofs.deliveryId, id))
    .orderBy(asc(proofs.seenAt))
  const shown = shownBy(delivery)
  const files = shown.evidence.length === 0 ? [] : await findEvidence(delivery.requestId, shown.evidence)
  return { ...delivery, ...names, seen, link: shown.link, evidence: files }
}
