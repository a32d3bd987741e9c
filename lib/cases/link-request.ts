import 'server-only'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { caseRequests } from '#db/schema/case-parts.ts'
import { type Case, cases } from '#db/schema/cases.ts'
import { requests } from '#db/schema/requests.ts'
import type { State } from '#db/words.ts'
import { isOneOf, openStates } from '#lib/attribution/rules.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict, forbidden, notFound } from '#lib/errors.ts'
import { violates } from '#lib/violates.ts'
import { countClocks } from './count-clocks.ts'
import { familyOf, hasCarriedOut, hasOpenRequest, hasRequest } from './find-linked.ts'
import { lockCase } from './lock-case.ts'

interface Link {
  caseId: string
  requestId: string
}

/**
 * Links a request to a case, which follows it from then on: while one of its requests is under way, an unresolved case is `requested`.
 * @throws Refusal `conflict` where it is linked already.
 */
export async function linkRequest(actor: Actor<'case:work'>, { caseId, requestId }: Link) {
  const detail: Record<string, unknown> = { requestId }
  await change(actor, { event: 'case.request linked', subject: caseId, detail }, async (tx) => {
    // The request's row before the case's, as the database does it when the request moves.
    const [request] = await tx
      .select({ id: requests.id, number: requests.number, state: requests.state })
      .from(requests)
      .where(eq(requests.id, requestId))
      .for('share')
    if (!request) throw notFound('There is no such request. Look for it in the list of requests.')
    detail['requestNumber'] = request.number
    await putLink(tx, actor, { held: await lockCase(tx, { caseId }), request })
  }).catch((error: unknown) => {
    if (!violates(error, 'case_requests_linked_once')) throw error
    throw conflict('This request is linked to the case already. Reload the page to see it.')
  })
}

interface Put {
  held: Case
  request: { id: string; state: State }
}

/** The link itself; both rows are held. */
export async function putLink(tx: Transaction, actor: Actor, { held, request }: Put) {
  if (actor.personId === null) throw forbidden('Only a person links a request.')
  await tx.insert(caseRequests).values({ caseId: held.id, requestId: request.id, linkedBy: actor.personId })
  const begins = isOneOf(request.state, openStates) && held.state !== 'resolved'
  const [moved] = await tx
    .update(cases)
    .set({
      touchedAt: new Date(),
      ...(begins && { state: 'requested' as const, waitingOn: null, asks: null, asksSince: null }),
    })
    .where(eq(cases.id, held.id))
    .returning()
  if (moved && begins) await countClocks(tx, moved)
}

/**
 * Takes a request from a case, which goes on without it: it asks for the answer where none is under way and another was
 * carried out, and for nothing more where it was the last one. @throws Refusal `conflict` where it is not linked any more.
 */
export async function unlinkRequest(actor: Actor<'case:work'>, { caseId, requestId }: Link) {
  await change(
    actor,
    { event: 'case.request unlinked', subject: caseId, detail: { requestId } },
    async (tx) => {
      await tx.select({ id: requests.id }).from(requests).where(eq(requests.id, requestId)).for('share')
      const held = await lockCase(tx, { caseId })
      const taken = await tx
        .update(caseRequests)
        .set({ unlinkedBy: actor.personId, unlinkedAt: new Date() })
        .where(
          and(
            inArray(caseRequests.caseId, familyOf(tx, caseId)),
            eq(caseRequests.requestId, requestId),
            isNull(caseRequests.unlinkedAt),
          ),
        )
        .returning({ id: caseRequests.id, caseId: caseRequests.caseId })
      if (taken.length === 0)
        throw conflict('This request is not linked to the case any more. Reload the page to see it.')
      const goesOn = held.state === 'requested' && !(await hasOpenRequest(tx, caseId))
      const now = new Date()
      const answers = goesOn && (await hasCarriedOut(tx, caseId))
      await tx
        .update(cases)
        .set({
          touchedAt: now,
          ...(goesOn && { state: 'investigating' as const }),
          ...(answers && { asks: 'answer' as const, asksSince: now }),
          ...(!(await hasRequest(tx, caseId)) && { asks: null, asksSince: null }),
        })
        .where(eq(cases.id, caseId))
    },
  )
}
