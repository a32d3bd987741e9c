import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { declineReasons } from '#db/schema/case-lists.ts'
import { type Case, cases } from '#db/schema/cases.ts'
import type { CaseOutcome, CaseState } from '#db/words.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict, invalid } from '#lib/errors.ts'
import { countClocks } from './count-clocks.ts'
import { hasOpenRequest } from './find-linked.ts'
import { lockCase } from './lock-case.ts'
import { tellOfTurn } from './tell-of-case.ts'
import { insertNote } from './write-note.ts'

export interface Resolution {
  caseId: string
  /** As the page showed it. */
  from: CaseState
  /** `duplicate` by itself: of something that is no case of this desk; cases are merged. */
  outcome: CaseOutcome
  /** Of a denied case. */
  declineReasonId?: string | null
  note?: string
}

/**
 * Resolves a case. @throws Refusal `conflict` where somebody moved it before, or a request of it is still under way; `invalid` for a denial
 * without a reason of the list.
 */
export async function resolveCase(
  actor: Actor<'case:work'>,
  { caseId, from, note, ...resolution }: Resolution,
  now = new Date(),
) {
  const { outcome, declineReasonId = null } = resolution
  const detail = { from, outcome, ...(declineReasonId !== null && { declineReasonId }) }
  await change(actor, { event: 'case.resolved', subject: caseId, detail }, async (tx) => {
    const held = await lockCase(tx, { caseId, states: [from] })
    await putResolved(tx, actor, { held, outcome, declineReasonId, now })
    if (note !== undefined && note.trim() !== '') await insertNote(tx, actor, { held, body: note })
  })
}

interface Put {
  held: Case
  outcome: CaseOutcome
  declineReasonId: string | null
  now: Date
}

/** The resolution itself, with which both clocks stand still; the case's row is held. */
export async function putResolved(
  tx: Transaction,
  actor: Actor,
  { held, outcome, declineReasonId, now }: Put,
) {
  if (held.state === 'resolved') throw conflict('This case is resolved already. Reload the page to see how.')
  if (await hasOpenRequest(tx, held.id))
    throw conflict(
      'A request of this case is still under way. Wait until it has ended, withdraw it, or take it from the case.',
    )
  await refuseWithoutReason(tx, outcome, declineReasonId)
  const [resolved] = await tx
    .update(cases)
    .set({
      state: 'resolved',
      waitingOn: null,
      outcome,
      declineReasonId,
      resolvedAt: now,
      resolvedBy: actor.personId,
      resolutionLate: held.resolutionDueAt !== null && held.resolutionDueAt < now,
      asks: null,
      asksSince: null,
      touchedAt: now,
    })
    .where(eq(cases.id, held.id))
    .returning()
  if (resolved) await countClocks(tx, resolved)
  await tellOfTurn(tx, held, { by: actor, words: `was resolved by ${actor.name}: ${outcome}.` })
}

async function refuseWithoutReason(tx: Transaction, outcome: CaseOutcome, id: string | null) {
  if (outcome !== 'denied') {
    if (id !== null)
      throw invalid(
        'Only a denied case has a reason for the no. Choose another outcome, or no reason.',
        'declineReasonId',
      )
    return
  }
  if (id === null) throw invalid('Choose why it is denied: the person is told.', 'declineReasonId')
  const [reason] = await tx
    .select({ id: declineReasons.id })
    .from(declineReasons)
    .where(and(eq(declineReasons.id, id), isNull(declineReasons.retiredAt)))
  if (!reason) throw invalid('This reason is offered no more. Choose another one.', 'declineReasonId')
}
