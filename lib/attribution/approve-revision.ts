import 'server-only'
import { and, asc, eq, sql } from 'drizzle-orm'
import { db, type Transaction } from '#db/client.ts'
import { decisions } from '#db/schema/decisions.ts'
import { type Request, requests } from '#db/schema/requests.ts'
import { roles } from '#db/schema/roles.ts'
import { steps } from '#db/schema/steps.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { freshFor, whyNotFresh } from '#lib/auth/fresh-sign-in.ts'
import { conflict, forbidden, invalid, signInAgain } from '#lib/errors.ts'
import { findPolicyVersions, findRequired, type Required } from '#lib/policy/find-required.ts'
import { fits } from '#lib/policy/pattern.ts'
import { violates } from '#lib/violates.ts'
import { enqueueCarryOut } from '#lib/work/queues.ts'
import { approvalWords, type Counted, countApprovals } from './count-approvals.ts'
import type { PlannedRevision } from './get-deciding.ts'
import { lockRequest } from './lock-request.ts'
import { policyFacts } from './policy-facts.ts'
import { tellOfDecision } from './tell-of-request.ts'

/** More approvals than this no rule asks for; a manager’s that is missing is asked for beside them. */
const most = 3

type Reader = Pick<Transaction, 'select'>

export interface Approval {
  request: Request
  revision: PlannedRevision
  decidedBy: string
  reason: string
}

/**
 * One person's approval of a revision. With the last one that the policy asks for, the request is approved and enqueued.
 * @throws Refusal as `refuseUnfit` does, `conflict` where somebody was faster.
 */
export async function approve(actor: Actor<'request:decide'>, approval: Approval) {
  const { request, revision, decidedBy, reason } = approval
  const { digest, number, madeBy } = revision
  const detail: Record<string, unknown> = { revision: number, digest, ...(reason === '' ? {} : { reason }) }
  await change(actor, { event: 'request.approved', subject: request.id, detail }, async (tx) => {
    const locked = await lockRequest(tx, { requestId: request.id, revision: number, states: ['waiting'] })
    await waitForOthers(tx, request)
    const required = await refuseUnfit(actor, approval, tx)
    const approvers = Math.max(required.approvers, locked.approvalsNeeded)
    const authenticatedAt = required.freshMinutes === null ? null : actor.authenticatedAt
    await tx.insert(decisions).values({
      requestId: request.id,
      revision: number,
      digest,
      madeBy,
      decidedBy,
      outcome: 'approved',
      reason: reason === '' ? null : reason,
      authenticatedAt,
    })
    const counted = countApprovals(await findGiven(tx, approval), { ...required, approvers })
    Object.assign(detail, {
      approvals: counted.given,
      needed: counted.total,
      rules: required.by,
      ...(authenticatedAt !== null && { authenticatedAt: authenticatedAt.toISOString() }),
    })
    const { enough, total } = counted
    const told = { revision: number, by: actor, outcome: 'approved' as const }
    await tx
      .update(requests)
      .set({
        approvalsNeeded: Math.min(total, most),
        ...(enough
          ? { state: 'approved', stateSentence: reason === '' ? null : reason }
          : { stateSentence: waitsFor(counted) }),
      })
      .where(eq(requests.id, request.id))
    if (enough) await begin(tx, locked, revision)
    await tellOfDecision(tx, request, enough ? told : { ...told, waitsFor: waitsFor(counted) })
  }).catch(tellWhy)
}

/** Of two approvals at once of what one person filed, neither overlooks the other in the total of a pair. */
const waitForOthers = (tx: Transaction, { filedBy }: Request) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`approvals of ${filedBy}`}))`)

/**
 * What the policy asks of this approval and of those before it.
 * @throws Refusal `sign in again` where it asks for a fresh sign-in, `invalid` where the reason is not as it asks.
 */
export async function refuseUnfit(
  actor: Actor<'request:decide'>,
  approval: Approval,
  reader: Reader = db(),
): Promise<Required> {
  const { request, revision, decidedBy, reason } = approval
  const [versions, given] = await Promise.all([
    findPolicyVersions(request.policyVersion, reader),
    findGiven(reader, approval),
  ])
  const facts = policyFacts(revision.plan, revision.kind)
  const required = await findRequired(
    versions,
    {
      facts,
      parties: request,
      approvers: [...given.map(({ id }) => ({ id, approved: true })), { id: decidedBy, approved: false }],
      counted: facts.money,
      filedAt: request.filedAt,
    },
    reader,
  )
  refuseStaleSignIn(actor, required)
  refuseReason(reason, required)
  return required
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

function refuseStaleSignIn({ authenticatedAt }: Actor, { freshMinutes }: Required) {
  if (freshMinutes === null || freshFor(authenticatedAt, freshMinutes) > 0) return
  throw signInAgain(
    `The policy asks for a sign-in of the last ${String(freshMinutes)} minutes. ${whyNotFresh(authenticatedAt)} Sign in once more, then approve; nothing was decided.`,
  )
}

function refuseReason(reason: string, { reasons }: Required) {
  const missed = reasons.find(({ pattern }) => !fits(reason, pattern))
  if (missed) throw invalid(`The policy asks for a reason: ${missed.words}`, 'reason')
}

/** The approvals of this revision that count: of people who are approvers still. */
const findGiven = (reader: Reader, { request, revision }: Approval) =>
  reader
    .select({
      id: decisions.decidedBy,
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
    .orderBy(asc(decisions.decidedAt))

const waitsFor = (counted: Counted) =>
  `${approvalWords(counted)}.${counted.managerMissing ? ' One of them must be a manager’s.' : ''}`

const countedAnew = ['requests_have_their_approvals', 'decisions_have_their_effect']

/** What the database refused, in words for whoever decides. */
export function tellWhy(error: unknown): never {
  if (violates(error, 'decisions_one_per_person'))
    throw conflict('You decided on this revision already. Another approver gives the next approval.')
  if (violates(error, 'decisions_by_an_approver'))
    throw forbidden(
      'Your role approver was taken a moment ago, so nothing was decided. Ask an admin to give it to you on the page People.',
    )
  if (countedAnew.some((constraint) => violates(error, constraint)))
    throw conflict(
      'Another decision or a change of roles came in between, and more is needed now. Nothing was decided; reload the page and approve again.',
    )
  throw error
}
