import 'server-only'
import { inArray } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { cases } from '#db/schema/cases.ts'
import type { WaitedOn } from '#db/words.ts'
import { change } from '#lib/audit/change.ts'
import type { AuditEvent } from '#lib/audit/events.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { invalid, Refusal } from '#lib/errors.ts'
import { logUnknown } from '#lib/log.ts'
import { putAssignee } from './assign-case.ts'
import type { CaseFilter } from './case-filter.ts'
import { findCases } from './find-cases.ts'
import { lockCase } from './lock-case.ts'
import { putState } from './move-case.ts'
import { putResolved } from './resolve-case.ts'
import { unresolved } from './rules.ts'
import { insertNote } from './write-note.ts'

export const mostAtOnce = 500

/** What is done to each of many cases. */
export type BulkAct =
  | { act: 'assign'; assigneeId: string | null }
  | { act: 'move'; to: 'investigating' }
  | { act: 'move'; to: 'waiting'; waitingOn: WaitedOn }
  | { act: 'resolve'; outcome: 'attributed' | 'partly' | 'withdrawn' | 'not ours' }
  | { act: 'resolve'; outcome: 'denied'; declineReasonId: string }

export interface Bulk {
  /** The frozen list: exactly these, whatever the filter finds by now. */
  ids: readonly string[]
  act: BulkAct
  /** One note, written on each of them. */
  note?: string
}

export interface BulkResult {
  done: string[]
  refused: { id: string; number: number | null; sentence: string }[]
}

/**
 * The cases that a filter finds at this moment, to be shown before something is done to all of them. `more`: there are others, which are left.
 */
export async function freezeCases(actor: Actor<'case:see'>, filter: CaseFilter) {
  const { rows, next } = await findCases(actor, filter, { size: mostAtOnce })
  return {
    rows: rows.map(({ id, number, summary, state }) => ({ id, number, summary, state })),
    more: next !== undefined,
  }
}

/**
 * Does the same to each case of a frozen list, each in a transaction of its own with its own entry. What cannot be done to one is said, and
 * does not hold up the others. @throws Refusal `invalid` for more than 500, or none.
 */
export async function changeMany(
  actor: Actor<'case:work'>,
  { ids, act, note }: Bulk,
  now = new Date(),
): Promise<BulkResult> {
  const frozen = [...new Set(ids)]
  if (frozen.length === 0) throw invalid('Choose at least one case.')
  if (frozen.length > mostAtOnce) throw invalid(`Choose at most ${String(mostAtOnce)} cases at once.`)
  const result: BulkResult = { done: [], refused: [] }
  const numbers = await findNumbers(frozen)
  for (const id of frozen) {
    try {
      await changeOne(actor, { id, act, note, now })
      result.done.push(id)
    } catch (error) {
      result.refused.push({ id, number: numbers.get(id) ?? null, sentence: sentenceOf(error, id) })
    }
  }
  return result
}

/** Of an unknown error too, so that what was done to the others stays known. */
function sentenceOf(error: unknown, id: string): string {
  if (error instanceof Refusal) return error.message
  const number = logUnknown(error, `change the case ${id} among many`)
  return `Something went wrong that nobody expected. Tell an admin the number ${number}.`
}

const events: Record<BulkAct['act'], AuditEvent> = {
  assign: 'case.assigned',
  move: 'case.moved',
  resolve: 'case.resolved',
}

interface One {
  id: string
  act: BulkAct
  note: string | undefined
  now: Date
}

async function changeOne(actor: Actor<'case:work'>, { id, act, note, now }: One) {
  const { act: _, ...detail } = act
  await change(
    actor,
    { event: events[act.act], subject: id, detail: { ...detail, many: true } },
    async (tx) => {
      const held = await lockCase(tx, { caseId: id, states: unresolved })
      if (act.act === 'assign') await putAssignee(tx, actor, { held, assigneeId: act.assigneeId })
      else if (act.act === 'move') await putState(tx, held, act)
      else
        await putResolved(tx, actor, {
          held,
          outcome: act.outcome,
          declineReasonId: act.outcome === 'denied' ? act.declineReasonId : null,
          now,
        })
      if (note !== undefined && note.trim() !== '') await insertNote(tx, actor, { held, body: note })
    },
  )
}

async function findNumbers(ids: string[]): Promise<Map<string, number>> {
  const rows = await db()
    .select({ id: cases.id, number: cases.number })
    .from(cases)
    .where(inArray(cases.id, ids))
  return new Map(rows.map(({ id, number }) => [id, number]))
}
