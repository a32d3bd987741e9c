import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { decisions } from '#db/schema/decisions.ts'
import { type Request, requests } from '#db/schema/requests.ts'
import { roles } from '#db/schema/roles.ts'
import { steps } from '#db/schema/steps.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict, invalid, signInAgain } from '#lib/errors.ts'
import { findRequired, type Required } from '#lib/policy/find-required.ts'
import { violates } from '#lib/violates.ts'
import { enqueueCarryOut } from '#lib/work/queues.ts'
import type { PlannedRevision } from './get-deciding.ts'
import { lockRequest } from './lock-request.ts'
import { policyFacts } from './policy-facts.ts'

interface Approval {
  request: Request
  revision: PlannedRevision
  decidedBy: string
  reason: string
}

/**
 * One person's approval of a revision. With the last one that the policy asks for, the request is approved and enqueued.
 * @throws Refusal `sign in again` where the policy asks for a fresh sign-in, `invalid` where the reason is not as it asks, `conflict`.
 */
export async function approve(actor: Actor<'request:decide'>, approval: Approval) {
  const { request, revision, decidedBy, reason } = approval
  const required = await requiredOf(approval)
  refuseStaleSignIn(actor, required)
  refuseReason(reason, required)
  const { digest, number, madeBy } = revision
  const detail: Record<string, unknown> = { revision: number, digest, ...(reason === '' ? {} : { reason }) }
  await change(actor, { event: 'request.approved', subject: request.id, detail }, async (tx) => {
    const locked = await lockRequest(tx, { requestId: request.id, revision: number, states: ['waiting'] })
    const needed = Math.max(required.approvers, locked.approvalsNeeded)
    await tx.update(requests).set({ approvalsNeeded: needed }).where(eq(requests.id, request.id))
    await tx.insert(decisions).values({
      requestId: request.id,
      revision: number,
      digest,
      madeBy,
      decidedBy,
      outcome: 'approved',
      reason: reason === '' ? null : reason,
      authenticatedAt: required.freshMinutes === null ? null : actor.authenticatedAt,
    })
    const given = await findApprovals(tx, approval)
    const managers = given.filter(({ manager }) => manager).length
    Object.assign(detail, { approvals: given.length, needed, rules: required.by })
    if (given.length < needed || (required.manager && managers === 0)) {
      const stateSentence = waitsFor(given.length, needed, required.manager && managers === 0)
      await tx.update(requests).set({ stateSentence }).where(eq(requests.id, request.id))
      return
    }
    await tx
      .update(requests)
      .set({ state: 'approved', stateSentence: reason === '' ? null : reason })
      .where(eq(requests.id, request.id))
    await begin(tx, locked, revision)
  }).catch(alreadyDecided)
}

async function begin(tx: Transaction, request: Request, { number, plan }: PlannedRevision) {
  const rows = plan.steps.map((_, position) => ({
    requestId: request.id,
    revision: number,
    position,
    state: 'waits' as const,
  }))
  if (rows.length > 0) await tx.insert(steps).values(rows)
  await enqueueCarryOut(tx, request)
}

const requiredOf = ({ request, revision, decidedBy }: Approval): Promise<Required> =>
  findRequired({
    facts: policyFacts(revision.plan, revision.kind),
    parties: { filedBy: request.filedBy, referrerId: request.referrerId, approver: decidedBy },
    filedUnder: request.policyVersion,
    filed: true,
  })

/** Their clock and ours may differ a little. Milliseconds. */
const leeway = 30_000

function refuseStaleSignIn({ authenticatedAt }: Actor, { freshMinutes }: Required) {
  if (freshMinutes === null) return
  const oldest = Date.now() - freshMinutes * 60_000 - leeway
  if (authenticatedAt !== null && authenticatedAt.getTime() >= oldest) return
  throw signInAgain(
    `The policy asks for a sign-in of the last ${String(freshMinutes)} minutes. Sign in once more, then approve; nothing was decided.`,
  )
}

function refuseReason(reason: string, { reasons }: Required) {
  const missed = reasons.find(({ pattern }) => !new RegExp(pattern, 'u').test(reason))
  if (missed) throw invalid(`The policy asks for a reason: ${missed.words}`, 'reason')
}

/** The approvals of this revision that count: of people who are approvers still. */
const findApprovals = (tx: Transaction, { request, revision }: Approval) =>
  tx
    .select({
      manager: sql<boolean>`exists (select from ${roles} m where m.person_id = ${decisions.decidedBy} and m.role = 'manager')`,
    })
    .from(decisions)
    .where(
      and(
        eq(decisions.requestId, request.id),
        eq(decisions.revision, revision.number),
        eq(decisions.outcome, 'approved'),
        sql`exists (select from ${roles} r where r.person_id = ${decisions.decidedBy} and r.role = 'approver')`,
      ),
    )

function waitsFor(given: number, needed: number, manager: boolean) {
  const counted = `${String(given)} of ${String(Math.max(needed, given + (manager ? 1 : 0)))} approvals.`
  return manager ? `${counted} One of them must be a manager's.` : counted
}

export function alreadyDecided(error: unknown): never {
  if (!violates(error, 'decisions_one_per_person')) throw error
  throw conflict('You decided on this revision already. Another approver gives the next approval.')
}
