import 'server-only'
import { and, asc, eq, getTableColumns } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { decisions } from '#db/schema/decisions.ts'
import { deliveries } from '#db/schema/deliveries.ts'
import { people } from '#db/schema/people.ts'
import { proofs } from '#db/schema/proofs.ts'
import { requests } from '#db/schema/requests.ts'
import { revisions } from '#db/schema/revisions.ts'
import { steps } from '#db/schema/steps.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { notFound } from '#lib/errors.ts'
import { findEvidence } from './find-evidence.ts'
import type { Plan } from './plan.ts'

export type RequestPage = Awaited<ReturnType<typeof getRequest>>

/** One request with its current revision, and everything that became of it. @throws Refusal `not found`. */
export async function getRequest(_actor: Actor<'request:see'>, requestId: string) {
  const [row] = await db()
    .select({ request: requests, revision: revisions, filedBy: people.name })
    .from(requests)
    .innerJoin(revisions, and(eq(revisions.requestId, requests.id), eq(revisions.number, requests.revision)))
    .innerJoin(people, eq(people.id, requests.filedBy))
    .where(eq(requests.id, requestId))
  if (!row) throw notFound('There is no such request. Look for it in the list of requests.')
  const [madeBy, decided, stepRows, sent, seen, files] = await Promise.all([
    findMakers(requestId),
    findDecisions(requestId),
    db().select().from(steps).where(eq(steps.requestId, requestId)).orderBy(steps.revision, steps.position),
    db()
      .select({ ...getTableColumns(deliveries), settler: people.name })
      .from(deliveries)
      .leftJoin(people, eq(people.id, deliveries.settledBy))
      .where(eq(deliveries.requestId, requestId))
      .orderBy(deliveries.id),
    db().select().from(proofs).where(eq(proofs.requestId, requestId)).orderBy(proofs.id),
    findEvidence(requestId),
  ])
  return {
    ...row,
    plan: row.revision.plan as Plan,
    revisions: madeBy,
    decisions: decided,
    steps: stepRows.filter(({ revision }) => revision === row.request.revision),
    deliveries: sent,
    proofs: seen,
    evidence: files,
  }
}

const findMakers = (requestId: string) =>
  db()
    .select({
      number: revisions.number,
      madeBy: revisions.madeBy,
      name: people.name,
      madeAt: revisions.madeAt,
      digest: revisions.digest,
    })
    .from(revisions)
    .innerJoin(people, eq(people.id, revisions.madeBy))
    .where(eq(revisions.requestId, requestId))
    .orderBy(asc(revisions.number))

const findDecisions = (requestId: string) =>
  db()
    .select({
      id: decisions.id,
      revision: decisions.revision,
      outcome: decisions.outcome,
      reason: decisions.reason,
      decidedBy: decisions.decidedBy,
      name: people.name,
      decidedAt: decisions.decidedAt,
    })
    .from(decisions)
    .innerJoin(people, eq(people.id, decisions.decidedBy))
    .where(eq(decisions.requestId, requestId))
    .orderBy(asc(decisions.decidedAt))
