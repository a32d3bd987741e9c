import 'server-only'
import { and, type Column, eq, getTableName, isNotNull, isNull, ne, sql } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { caseCauses, declineReasons, evidenceAsks } from '#db/schema/case-lists.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict, Refusal } from '#lib/errors.ts'
import { violates } from '#lib/violates.ts'
import { entryChanged } from './as-it-stands.ts'
import type { CauseForm, DeclineReasonForm, EvidenceAskForm } from './settings-form.ts'

type Admin = Actor<'case-settings:change'>

/**
 * Keeps a cause, new or known by its id. What is retired stays with the cases that have it.
 * @throws Refusal `conflict` for a name that is taken, for one that somebody changed since the page showed it, and for the last one that is offered.
 */
export async function keepCause(actor: Admin, { id, retired, from, ...row }: CauseForm) {
  await change(
    actor,
    { event: 'cause.kept', subject: id, detail: { name: row.name, retired } },
    async (tx) => {
      if (retired && from?.retired === false) await refuseLast(tx, caseCauses, id)
      const kept = from
        ? tx
            .update(caseCauses)
            .set({ ...row, retiredAt: stillRetired(caseCauses.retiredAt, retired) })
            .where(stillAs(caseCauses, id, from))
        : tx
            .insert(caseCauses)
            .values({ id, ...row, retiredAt: sinceNow(retired) })
            .onConflictDoNothing({ target: caseCauses.id })
      const [done] = await kept.returning()
      if (!done) throw changed('cause', await tx.select().from(caseCauses).where(eq(caseCauses.id, id)))
    },
  ).catch(refuseTaken('case_causes_name_unique', 'A cause of this name is there already.'))
}

/** The same for a reason to deny, with the sentence that the person is told. */
export async function keepDeclineReason(actor: Admin, { id, retired, from, ...row }: DeclineReasonForm) {
  const detail = { name: row.name, retired }
  await change(actor, { event: 'decline reason.kept', subject: id, detail }, async (tx) => {
    if (retired && from?.retired === false) await refuseLast(tx, declineReasons, id)
    const kept = from
      ? tx
          .update(declineReasons)
          .set({ ...row, retiredAt: stillRetired(declineReasons.retiredAt, retired) })
          .where(and(stillAs(declineReasons, id, from), eq(declineReasons.sentence, from.sentence)))
      : tx
          .insert(declineReasons)
          .values({ id, ...row, retiredAt: sinceNow(retired) })
          .onConflictDoNothing({ target: declineReasons.id })
    const [done] = await kept.returning()
    if (!done)
      throw changed('reason', await tx.select().from(declineReasons).where(eq(declineReasons.id, id)))
  }).catch(refuseTaken('decline_reasons_name_unique', 'A reason of this name is there already.'))
}

/** The same for what evidence is asked for in cases of a kind, all of which may be retired. The kind is not changed afterwards. */
export async function keepEvidenceAsk(actor: Admin, { id, retired, kind, from, ...row }: EvidenceAskForm) {
  const detail = { name: row.name, kind, retired }
  await change(actor, { event: 'evidence ask.kept', subject: id, detail }, async (tx) => {
    const kept = from
      ? tx
          .update(evidenceAsks)
          .set({ ...row, retiredAt: stillRetired(evidenceAsks.retiredAt, retired) })
          .where(stillAs(evidenceAsks, id, from))
      : tx
          .insert(evidenceAsks)
          .values({ id, kind, ...row, retiredAt: sinceNow(retired) })
          .onConflictDoNothing({ target: evidenceAsks.id })
    const [done] = await kept.returning()
    if (!done) throw changed('line', await tx.select().from(evidenceAsks).where(eq(evidenceAsks.id, id)))
  }).catch(refuseTaken('evidence_asks_name_unique', 'This is asked for already.'))
}

/** What was retired before stays so since then. */
const stillRetired = (column: Column, retired: boolean) => (retired ? sql`coalesce(${column}, now())` : null)
const sinceNow = (retired: boolean) => (retired ? new Date() : null)

type List = Record<'id' | 'name' | 'position' | 'retiredAt', Column>
type Shown = NonNullable<CauseForm['from']>

const stillAs = (list: List, id: string, { name, position, retired }: Shown) =>
  and(
    eq(list.id, id),
    eq(list.name, name),
    eq(list.position, position),
    retired ? isNotNull(list.retiredAt) : isNull(list.retiredAt),
  )

const lastOf = {
  case_causes:
    'This is the last cause that is offered, and without one no case can be opened. Add another one first, or offer one again.',
  decline_reasons:
    'This is the last reason that is offered, and without one no case can be denied. Add another one first, or offer one again.',
}

/** Two admins who retire the last two wait here for one another. */
async function refuseLast(tx: Transaction, list: typeof caseCauses | typeof declineReasons, id: string) {
  const name = getTableName(list)
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${name}))`)
  const [other] = await tx
    .select({ id: list.id })
    .from(list)
    .where(and(ne(list.id, id), isNull(list.retiredAt)))
    .limit(1)
  if (!other) throw conflict(lastOf[name])
}

interface Standing {
  name: string
  position: number
  sentence?: string
  retiredAt: Date | null
}

function changed(noun: string, [now]: readonly Standing[]) {
  if (!now) return conflict(`There is no such ${noun} any more. Reload the page to see which there are.`)
  const sentence = entryChanged(noun, { ...now, retired: now.retiredAt !== null })
  return new Refusal('conflict', sentence, { field: 'from' })
}

const refuseTaken = (constraint: string, sentence: string) => (error: unknown) => {
  throw violates(error, constraint) ? new Refusal('conflict', sentence, { field: 'name' }) : error
}
