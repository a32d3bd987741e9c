import 'server-only'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { type Delivery } from '#db/schema/deliveries.ts'
import { evidence } from '#db/schema/evidence.ts'
import { people } from '#db/schema/people.ts'

export type Evidence = Awaited<ReturnType<typeof findEvidence>>[number]

/** The files that were attached to a request, or those of them that are named, without their content, the oldest first. */
export const findEvidence = (requestId: string, ids?: readonly string[]) =>
  db()
    .select({
      id: evidence.id,
      requestId: evidence.requestId,
      position: evidence.position,
      name: evidence.name,
      type: evidence.type,
      size: evidence.size,
      addedBy: people.name,
      addedAt: evidence.addedAt,
    })
    .from(evidence)
    .innerJoin(people, eq(people.id, evidence.addedBy))
    .where(
      and(eq(evidence.requestId, requestId), ids === undefined ? undefined : inArray(evidence.id, [...ids])),
    )
    .orderBy(asc(evidence.addedAt), asc(evidence.id))

/** What a report keeps beside its words. */
export interface Shown {
  link: string | null
  evidence: string[]
}

/** What a person gave to show what they did by hand. */
export function shownBy({ outcome, answer }: Pick<Delivery, 'outcome' | 'answer'>): Shown {
  const { link = null, evidence: files = [] } =
    outcome === 'reported' && answer !== null ? (answer as Partial<Shown>) : {}
  return { link, evidence: files }
}
