import 'server-only'
import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { type Case, cases } from '#db/schema/cases.ts'
import type { CaseState, WaitedOn } from '#db/words.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict, invalid } from '#lib/errors.ts'
import { countClocks } from './count-clocks.ts'
import { hasOpenRequest } from './find-linked.ts'
import { lockCase } from './lock-case.ts'
import { becameOf } from './rules.ts'
import { insertNote } from './write-note.ts'

/** Where a person moves a case by hand; it is resolved, and requested, by verbs of their own. */
export interface Move {
  caseId: string
  /** As the page showed it. */
  from: CaseState
  to: 'investigating' | 'waiting'
  waitingOn?: WaitedOn | null
  note?: string
}

/**
 * Moves a case on: begins with it, waits on somebody outside (its clocks stand still meanwhile), goes on, or opens a resolved one again,
 * which is requested at once where a request of it is under way.
 * @throws Refusal `conflict` where somebody moved it before, `invalid` where it is not said on whom it waits.
 */
export async function moveCase(actor: Actor<'case:work'>, { caseId, from, note, ...move }: Move) {
  const detail: Record<string, unknown> = {
    from,
    ...(move.to === 'waiting' && { waitingOn: move.waitingOn }),
  }
  await change(actor, { event: 'case.moved', subject: caseId, detail }, async (tx) => {
    const held = await lockCase(tx, { caseId, states: [from] })
    detail['to'] = await putState(tx, held, move)
    if (note !== undefined && note.trim() !== '') await insertNote(tx, actor, { held, body: note })
  })
}

/** The move itself, and what the case is then; its row is held. */
export async function putState(
  tx: Transaction,
  held: Case,
  { to, waitingOn = null }: Pick<Move, 'to' | 'waitingOn'>,
): Promise<CaseState> {
  if (to === 'waiting' && waitingOn === null)
    throw invalid('Say on whom it waits: its clocks stand still as long as it does.', 'waitingOn')
  if (held.state === to && (to !== 'waiting' || held.waitingOn === waitingOn))
    throw conflict(`Nothing to do: ${becameOf[held.state]} already. Reload the page to see it.`)
  if (held.state === 'resolved' && to !== 'investigating')
    throw conflict('This case is resolved. Open it again first, then let it wait.')
  const [moved] = await tx
    .update(cases)
    .set({
      state: to,
      waitingOn: to === 'waiting' ? waitingOn : null,
      ...reopened,
      asks: null,
      asksSince: null,
      touchedAt: new Date(),
    })
    .where(eq(cases.id, held.id))
    .returning()
  if (moved) await countClocks(tx, moved)
  if (held.state !== 'resolved' || !(await hasOpenRequest(tx, held.id))) return to
  // The database opens a case again as investigated, and lets it go on from there.
  await tx.update(cases).set({ state: 'requested' }).where(eq(cases.id, held.id))
  return 'requested'
}

const reopened = {
  outcome: null,
  declineReasonId: null,
  resolvedAt: null,
  resolvedBy: null,
  resolutionLate: null,
} as const
