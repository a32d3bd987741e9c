import 'server-only'
import { v7 } from 'uuid'
import { requests } from '#db/schema/requests.ts'
import { revisions } from '#db/schema/revisions.ts'
import type { Transaction } from '#db/client.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict } from '#lib/errors.ts'
import { digestPlan } from './digest-plan.ts'
import { filed, refuseBlocked, summarise, wantedIn } from './filing.ts'
import { makePlan } from './make-plan.ts'
import { refuseUndecidable } from './refuse-undecidable.ts'
import { tellOfRevision } from './tell-of-request.ts'
import type { RequestForm } from './request-form.ts'
import { violates } from '#lib/violates.ts'

export interface Filing extends RequestForm {
  /** Made once by the form, so that a form posted twice files one request. */
  key: string
}

/** What else is done in the transaction that files a request. */
export type Also = (tx: Transaction, request: { id: string; number: number }) => Promise<void>

/**
 * Files a request with the plan of this moment. Posting the same `key` again answers with the request it made.
 * @throws Refusal `invalid` where the plan is blocked, `conflict` where another request is open for the new user.
 */
export async function fileRequest(actor: Actor<'request:file'>, { key, ...form }: Filing, also?: Also) {
  const before = await filed(key, actor)
  if (before) return before
  const readAt = new Date()
  const plan = await makePlan(actor, { path: form.path, wanted: wantedIn(form), requestId: key }, readAt)
  refuseBlocked(plan)
  const madeBy = actor.personId ?? v7()
  const { expiresAt } = await refuseUndecidable(actor, { plan, kind: form.kind }, readAt)
  const digest = digestPlan(plan)
  try {
    return await change(
      actor,
      { event: 'request.filed', subject: key, detail: { revision: 1, digest } },
      async (tx) => {
        const [request] = await tx
          .insert(requests)
          .values({
            id: key,
            state: 'waiting',
            revision: 1,
            filedBy: madeBy,
            expiresAt,
            ...summarise(plan, form),
          })
          .returning({ id: requests.id, number: requests.number })
        if (!request) throw new Error('the request was not kept')
        const { kind, cause, explanation } = form
        await tx
          .insert(revisions)
          .values({ requestId: key, number: 1, madeBy, kind, cause, explanation, plan, digest, readAt })
        const made = { revision: 1, by: actor, expiresAt, now: readAt }
        await tellOfRevision(tx, { ...request, filedBy: madeBy }, made)
        await also?.(tx, request)
        return request
      },
    )
  } catch (error) {
    const isTaken = violates(error, 'requests_pkey')
    if (!isTaken && !violates(error, 'requests_one_open_per_new_user')) throw error
    const twice = await filed(key, actor)
    if (twice) return twice
    throw conflict(
      isTaken
        ? 'This form was filed by somebody else already. Reload the page and file it anew.'
        : 'Somebody filed a request for this new user a moment ago. Open it from the list of requests, or wait until it is done.',
    )
  }
}
