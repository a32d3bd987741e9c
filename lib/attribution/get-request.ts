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
import { findPolicyVersions } from '#lib/policy/find-required.ts'
import { findApprovers } from './find-deciders.ts'
import { findEvidence } from './find-evidence.ts'
import { judgeApprovals } from './judge-approvals.ts'
import type { Plan } from './plan.ts'

export type RequestPage = Awaited<ReturnType<typeof getRequest>>

/** One request with its current revision, and everything that became of it. @throws Refusal `not found`. */
export async function getRequest(actor: Actor<'request:see'>, requestId: string) {
  const [row] = await db()
    .select({ request: requests, revision: revisions, filedBy: people.name })
    .from(requests)
    .innerJoin(revisions, and(eq(revisions.requestId, requests.id), eq(revisions.number, requests.revision)))
    .innerJoin(people, eq(people.id, requests.filedBy))
    .where(eq(requests.id, requestId))
  if (!row) throw notFound('There is no such request. Look for it in the list of requests.')
  const plan = row.revision.plan as Plan
  const waits = row.request.state === 'waiting'
  const [madeBy, decided, stepRows, sent, seen, files, versions, approvers] = await Promise.all([
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
    waits ? findPolicyVersions(row.request.policyVersion) : [],
    waits ? findApprovers() : [],
  ])
  const makers = [row.request.filedBy, ...madeBy.map((one) => one.madeBy)]
  return {
    ...row,
    plan,
    revisions: madeBy,
    decisions: decided,
    steps: stepRows.filter(({ revision }) => revision === row.request.revision),
    deliveries: sent,
    proofs: seen,
    evidence: files,
    /** What a waiting request still waits for; null in every other state. */
    approvals: waits
      ? await judgeApprovals({
          ...row,
          revision: { ...row.revision, plan },
          makers,
          decisions: decided,
          versions,
          approvers,
          reader: actor.personId,
        })
      : null,
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

/** Every decision on a request, the first one first, with the name of whose it is. */
export const findDecisions = (requestId: string) =>
  db()
    .select({
      id: decisions.id,
      revision: decisions.revision,
      outcome: decisions.outcome,
      reason: decisions.reason,
      decidedBy: decisions.decidedBy,
      name: people.name,
      decidedAt: decisions.decidedAt,
      authenticatedAt: decisions.authenticatedAt,
    })
    .from(decisions)
    .innerJoin(people, eq(people.id, decisions.decidedBy))
    .where(eq(decisions.requestId, requestId))
    .orderBy(asc(decisions.decidedAt))
