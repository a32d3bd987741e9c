import 'server-only'
import { eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import { requests } from '#db/schema/requests.ts'
import { revisions } from '#db/schema/revisions.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict } from '#lib/errors.ts'
import { digestPlan } from './digest-plan.ts'
import { refuseBlocked, summarise, wantedIn } from './filing.ts'
import { lockRequest, peekRequest } from './lock-request.ts'
import { makePlan } from './make-plan.ts'
import { refuseUndecidable } from './refuse-undecidable.ts'
import type { RequestForm } from './request-form.ts'
import { editableStates } from './rules.ts'
import { tellOfRevision } from './tell-of-request.ts'
import { violates } from '#lib/violates.ts'

export interface Edit extends RequestForm {
  requestId: string
  /** The revision that the form was opened on. */
  revision: number
}

/**
 * Makes the next revision, with the plan of this moment; every decision on the old one is void. Whoever edits never decides it.
 * @throws Refusal `invalid` where the plan is blocked, `conflict` where the request moved on meanwhile.
 */
export async function editRequest(actor: Actor<'request:file'>, { requestId, revision, ...form }: Edit) {
  await peekRequest({ requestId, revision, states: editableStates })
  const readAt = new Date()
  const plan = await makePlan(actor, { path: form.path, wanted: wantedIn(form), requestId }, readAt)
  refuseBlocked(plan)
  const { expiresAt } = await refuseUndecidable(actor, { plan, kind: form.kind, requestId }, readAt)
  const digest = digestPlan(plan)
  const number = revision + 1
  const { kind, cause, explanation } = form
  const written = change(
    actor,
    { event: 'request.revised', subject: requestId, detail: { revision: number, digest } },
    async (tx) => {
      const request = await lockRequest(tx, { requestId, revision, states: editableStates })
      const madeBy = actor.personId ?? v7()
      await tx
        .insert(revisions)
        .values({ requestId, number, madeBy, kind, cause, explanation, plan, digest, readAt })
      await tx
        .update(requests)
        .set({
          state: 'waiting',
          stateSentence: null,
          stateSince: readAt,
          revision: number,
          approvalsNeeded: 1,
          undecidable: null,
          expiresAt,
          ...summarise(plan, form),
        })
        .where(eq(requests.id, requestId))
      await tellOfRevision(tx, request, { revision: number, by: actor, expiresAt, now: readAt })
      return { id: request.id, number: request.number }
    },
  )
  return written.catch((error: unknown) => {
    if (!violates(error, 'requests_one_open_per_new_user')) throw error
    throw conflict(
      'Another request is open for this new user. Open it from the list of requests, or withdraw it first.',
    )
  })
}
