import 'server-only'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { decisions } from '#db/schema/decisions.ts'
import { people } from '#db/schema/people.ts'
import { requests } from '#db/schema/requests.ts'
import { revisions } from '#db/schema/revisions.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { notFound } from '#lib/errors.ts'
import type { Plan } from './plan.ts'

export type RevisionPair = Awaited<ReturnType<typeof compareRevisions>>
export type ComparedRevision = RevisionPair['left']

/**
 * Two revisions of a request as they were made, each with what was decided on it; without numbers the last two.
 * @throws Refusal `not found`.
 */
export async function compareRevisions(
  _actor: Actor<'request:see'>,
  requestId: string,
  numbers?: readonly [number, number],
) {
  const [request] = await db()
    .select({ number: requests.number, state: requests.state, revision: requests.revision })
    .from(requests)
    .where(eq(requests.id, requestId))
  if (!request) throw notFound('There is no such request. Look for it in the list of requests.')
  const [one, other] = numbers ?? [Math.max(1, request.revision - 1), request.revision]
  const [made, decided] = await Promise.all([
    findMade(requestId, [one, other]),
    findDecided(requestId, [one, other]),
  ])
  const read = (number: number) => {
    const found = made.find((row) => row.number === number)
    if (!found) throw notFound(`R-${String(request.number)} has no revision ${String(number)}.`)
    return {
      ...found,
      plan: found.plan as Plan,
      decisions: decided.filter(({ revision }) => revision === number),
    }
  }
  return { request, left: read(one), right: read(other) }
}

const findMade = (requestId: string, numbers: number[]) =>
  db()
    .select({
      number: revisions.number,
      name: people.name,
      madeAt: revisions.madeAt,
      kind: revisions.kind,
      cause: revisions.cause,
      explanation: revisions.explanation,
      plan: revisions.plan,
      digest: revisions.digest,
      readAt: revisions.readAt,
    })
    .from(revisions)
    .innerJoin(people, eq(people.id, revisions.madeBy))
    .where(and(eq(revisions.requestId, requestId), inArray(revisions.number, numbers)))

const findDecided = (requestId: string, numbers: number[]) =>
  db()
    .select({
      id: decisions.id,
      revision: decisions.revision,
      outcome: decisions.outcome,
      reason: decisions.reason,
      name: people.name,
      decidedAt: decisions.decidedAt,
    })
    .from(decisions)
    .innerJoin(people, eq(people.id, decisions.decidedBy))
    .where(and(eq(decisions.requestId, requestId), inArray(decisions.revision, numbers)))
    .orderBy(asc(decisions.decidedAt))
