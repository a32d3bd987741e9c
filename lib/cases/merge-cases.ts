import 'server-only'
import { asc, eq, inArray } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { auditEntries } from '#db/schema/audit-entries.ts'
import { type Case, cases } from '#db/schema/cases.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict, invalid, notFound } from '#lib/errors.ts'
import { countClocks } from './count-clocks.ts'
import { hasOpenRequest } from './find-linked.ts'
import { addFollower } from './follow-case.ts'
import { caseName } from './rules.ts'
import { findConcerned, tellOfTurn } from './tell-of-case.ts'

export interface Merge {
  /** The case that ends. */
  caseId: string
  /** The one that stays. */
  into: string
}

/**
 * Merges a duplicate into another case. Nothing is moved, and so nothing is lost: the one that stays shows the notes, messages, evidence,
 * new users and requests of both, and whoever opens the other is led to it.
 * @throws Refusal `conflict` where one of them was merged before, or the one that stays is resolved; `invalid` for a case and itself.
 */
export async function mergeCases(actor: Actor<'case:work'>, { caseId, into }: Merge, now = new Date()) {
  if (caseId === into) throw invalid('A case is not merged into itself. Choose another one.', 'into')
  const detail: Record<string, unknown> = { merged: caseId }
  return change(actor, { event: 'case.merged', subject: into, detail }, async (tx) => {
    const { ends, stays } = await lockBoth(tx, { caseId, into })
    detail['mergedNumber'] = ends.number
    await takeIn(tx, actor, { ends, stays, now })
    await takeFollowers(tx, { ends, stays })
    const words = `took in ${caseName(ends.number)}: ${actor.name} merged them.`
    await tellOfTurn(tx, stays, { by: actor, words })
    return { id: stays.id, number: stays.number }
  })
}

/**
 * In one order, so that two who merge them into each other never wait for one another in a circle; and never the second one while the first
 * turns out to be merged, for whoever merges that one on holds the second.
 */
async function lockBoth(tx: Transaction, { caseId, into }: Merge) {
  const ids = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(inArray(cases.id, [caseId, into]))
    .orderBy(asc(cases.id))
  const held: Case[] = []
  for (const { id } of ids) held.push(await lockUnmerged(tx, id))
  const [ends, stays] = [caseId, into].map((id) => held.find((one) => one.id === id))
  if (!ends || !stays) throw notFound('There is no such case. Look for it in the list of cases.')
  if (stays.state === 'resolved')
    throw conflict(
      `${caseName(stays.number)} is resolved. Open it again first, or merge it into ${caseName(ends.number)} instead.`,
    )
  return { ends, stays }
}

async function lockUnmerged(tx: Transaction, id: string): Promise<Case> {
  const [one] = await tx.select().from(cases).where(eq(cases.id, id)).for('update')
  if (!one) throw notFound('There is no such case. Look for it in the list of cases.')
  if (one.mergedInto !== null)
    throw conflict(`${caseName(one.number)} was merged before. Reload the page to see into which.`)
  return one
}

interface Taking {
  ends: Case
  stays: Case
  now: Date
}

async function takeIn(tx: Transaction, { personId }: Actor, { ends, stays, now }: Taking) {
  const before = await tx
    .update(cases)
    .set({ mergedInto: stays.id })
    .where(eq(cases.mergedInto, ends.id))
    .returning({ id: cases.id })
  await tx
    .update(cases)
    .set({
      state: 'resolved',
      waitingOn: null,
      outcome: 'duplicate',
      declineReasonId: null,
      mergedInto: stays.id,
      resolvedAt: ends.resolvedAt ?? now,
      resolvedBy: ends.resolvedBy ?? personId,
      asks: null,
      asksSince: null,
      touchedAt: now,
    })
    .where(eq(cases.id, ends.id))
  const detail = { into: stays.id, intoNumber: stays.number, was: ends.outcome ?? ends.state }
  const event = 'case.merged'
  await tx
    .insert(auditEntries)
    .values([ends, ...before].map(({ id }) => ({ personId, event, subject: id, detail })))
  await goOn(tx, { ends, stays, now })
}

/** What was under way for the one is under way for the other; else, what the one asked for is asked of the other. */
async function goOn(tx: Transaction, { ends, stays, now }: Taking) {
  const begins = stays.state !== 'requested' && (await hasOpenRequest(tx, stays.id))
  const asked = stays.state !== 'requested' && ends.asks !== null && stays.asks !== 'answer'
  const [gone] = await tx
    .update(cases)
    .set({
      touchedAt: now,
      ...(asked && { asks: ends.asks, asksSince: now }),
      ...(begins && { state: 'requested' as const, waitingOn: null, asks: null, asksSince: null }),
    })
    .where(eq(cases.id, stays.id))
    .returning()
  if (gone && begins) await countClocks(tx, gone)
}

/** Whoever had or followed the one that ends follows the one that stays. */
async function takeFollowers(tx: Transaction, { ends, stays }: Pick<Taking, 'ends' | 'stays'>) {
  for (const personId of await findConcerned(tx, ends)) await addFollower(tx, { caseId: stays.id, personId })
}
