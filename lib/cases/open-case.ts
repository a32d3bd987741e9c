import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import { db, type Transaction } from '#db/client.ts'
import { caseFollowers, caseNewUsers } from '#db/schema/case-parts.ts'
import { caseCauses } from '#db/schema/case-lists.ts'
import { cases } from '#db/schema/cases.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict, forbidden, invalid } from '#lib/errors.ts'
import { violates } from '#lib/violates.ts'
import { type CaseForm, columnsOf } from './case-form.ts'
import { countClocks } from './count-clocks.ts'
import { getSla } from './get-sla.ts'
import { withoutDoubles } from './new-users.ts'
import { chooseTarget } from './sla/choose-target.ts'

export interface Opening extends CaseForm {
  /** Made once by the form, so that a form posted twice opens one case. */
  key: string
}

/**
 * Opens a case. Posting the same `key` again answers with the case that it opened. Whoever opens it follows it.
 * @throws Refusal `invalid` where the cause is offered no more.
 */
export async function openCase(actor: Actor<'case:open'>, { key, ...form }: Opening) {
  const openedBy = actor.personId
  if (openedBy === null) throw forbidden('Only a person opens a case by hand.')
  const before = await opened(key, openedBy)
  if (before) return before
  const detail = { kind: form.kind, newUsers: withoutDoubles(form.newUsers).length }
  try {
    return await change(actor, { event: 'case.opened', subject: key, detail }, async (tx) => {
      const made = await insertCase(tx, form, { id: key, openedBy })
      await tx.insert(caseFollowers).values({ caseId: key, personId: openedBy })
      return made
    })
  } catch (error) {
    if (!violates(error, 'cases_pkey')) throw error
    const twice = await opened(key, openedBy)
    if (twice) return twice
    throw conflict('This form opened a case for somebody else already. Reload the page and open yours anew.')
  }
}

/** The case that this very form opened before, if it did. */
const opened = (key: string, openedBy: string) =>
  db().query.cases.findFirst({
    columns: { id: true, number: true },
    where: and(eq(cases.id, key), eq(cases.openedBy, openedBy)),
  })

export type From = { id: string } & (
  { openedBy: string } | { tokenId: string; source: string; reference: string; referenceDigest: string }
)

/** A case with its new users, each of them once, and its clocks. @throws Refusal `invalid` where the cause is offered no more. */
export async function insertCase(tx: Transaction, { newUsers, ...fields }: CaseForm, from: From) {
  await refuseUnknownCause(tx, fields.causeId)
  const sla = await getSla(tx)
  const { firstAnswer, resolution } = chooseTarget(sla.targets, fields)
  const [made] = await tx
    .insert(cases)
    .values({
      ...columnsOf(fields),
      ...from,
      state: 'new',
      slaVersion: sla.version,
      firstAnswerMinutes: firstAnswer,
      resolutionMinutes: resolution,
    })
    .returning()
  if (!made) throw new Error('the case was not kept')
  const once = withoutDoubles(newUsers)
  if (once.length > 0)
    await tx
      .insert(caseNewUsers)
      .values(once.map((one) => ({ ...one, caseId: made.id, addedBy: made.openedBy })))
  await countClocks(tx, made, sla)
  return { id: made.id, number: made.number }
}

export async function refuseUnknownCause(tx: Transaction, causeId: string) {
  const [cause] = await tx
    .select({ id: caseCauses.id })
    .from(caseCauses)
    .where(and(eq(caseCauses.id, causeId), isNull(caseCauses.retiredAt)))
  if (!cause) throw invalid('This cause is offered no more. Choose another one.', 'causeId')
}
