import 'server-only'
import { eq } from 'drizzle-orm'
import { decisions, type Outcome } from '#db/schema/decisions.ts'
import { requests } from '#db/schema/requests.ts'
import { change } from '#lib/audit/change.ts'
import { type Actor } from '#lib/auth/actor.ts'
import { conflict, forbidden, invalid } from '#lib/errors.ts'
import { approve, refuseUnfit, tellWhy } from './approve-revision.ts'
import { type Moved, nameMoved } from './compare-plans.ts'
import { getDeciding } from './get-deciding.ts'
import { lockRequest } from './lock-request.ts'
import { rereadPlan } from './reread-plan.ts'
import { tellOfDecision, tellOfTurn } from './tell-of-request.ts'

export interface Answered {
  requestId: string
  /** The digest that the person saw. */
  digest: string
  /** The revision that it stood under, as the page names it: another one with the same plan may say something else about the case. */
  shown?: number | undefined
  outcome: Outcome
  reason: string
}

/**
 * The second person's answer to one digest. An approval counts towards what the policy asks for; with the last one the request is
 * enqueued to be carried out, in the same transaction.
 * @throws Refusal `forbidden` for whoever filed or edited it, `invalid` without a reason where one is needed, `sign in again` where the
 * policy asks for a fresh sign-in, `conflict` where the digest is not the current one, somebody was faster, or the plan no longer holds
 * (the request is then `stale`).
 */
export async function decideRequest(
  actor: Actor<'request:decide'>,
  { requestId, digest, shown, outcome, reason }: Answered,
) {
  const { request, revision, madeBy } = await getDeciding(actor, requestId)
  const decidedBy = actor.personId
  if (decidedBy === null || madeBy.includes(decidedBy)) {
    throw forbidden('You filed or edited this request, so another person decides it. Ask another approver.')
  }
  if (revision.digest !== digest || (shown !== undefined && shown !== revision.number)) {
    throw conflict(
      revision.number === 1
        ? 'This is not the plan of this request. Reload the page and decide on what it shows.'
        : `The plan you saw is not the current one: revision ${String(revision.number)} was made meanwhile. Reload the page and decide on that.`,
    )
  }
  if (outcome !== 'approved' && reason.trim() === '') {
    throw invalid(
      outcome === 'rejected'
        ? 'Say why you reject it: whoever filed it reads this.'
        : 'Say what you need to know: whoever filed it answers this.',
      'reason',
    )
  }
  const approval = { request, revision, decidedBy, reason: reason.trim() }
  if (outcome === 'approved' && request.state === 'waiting') {
    await refuseUnfit(actor, approval)
    const moved = await rereadPlan(actor, { requestId, revision })
    if (moved.length > 0) await foundStale(actor, requestId, revision.number, moved)
  }
  if (outcome === 'approved') return approve(actor, approval)
  await change(
    actor,
    {
      event: `request.${outcome}`,
      subject: requestId,
      detail: { revision: revision.number, digest, reason: reason.trim() },
    },
    async (tx) => {
      await lockRequest(tx, { requestId, revision: revision.number, states: ['waiting'] })
      await tx.insert(decisions).values({
        requestId,
        revision: revision.number,
        digest,
        madeBy: revision.madeBy,
        decidedBy,
        outcome,
        reason: reason.trim(),
      })
      await tx
        .update(requests)
        .set({ state: outcome, stateSentence: reason.trim() })
        .where(eq(requests.id, requestId))
      await tellOfDecision(tx, request, { revision: revision.number, by: actor, outcome })
    },
  ).catch(tellWhy)
}

async function foundStale(
  actor: Actor<'request:decide'>,
  requestId: string,
  revision: number,
  moved: Moved[],
): Promise<never> {
  const what = nameMoved(moved)
  await change(
    actor,
    { event: 'request.found stale', subject: requestId, detail: { revision, moved } },
    async (tx) => {
      const request = await lockRequest(tx, { requestId, revision, states: ['waiting'] })
      await tx
        .update(requests)
        .set({ state: 'stale', stateSentence: `Changed since the plan was made: ${what}.` })
        .where(eq(requests.id, requestId))
      await tellOfTurn(tx, request, 'stale')
    },
  )
  throw conflict(
    `Nothing was approved: the plan no longer holds. Changed since it was made: ${what}. Ask for the next revision; it takes one click.`,
  )
}
