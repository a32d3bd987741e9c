import 'server-only'
import { and, eq, inArray, isNull } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { caseNewUsers } from '#db/schema/case-parts.ts'
import { cases } from '#db/schema/cases.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict, invalid, Refusal } from '#lib/errors.ts'
import { newUserChanged } from './as-it-stands.ts'
import { mostNewUsers, type NewUserForm } from './case-form.ts'
import { familyOf } from './find-linked.ts'
import { lockCase } from './lock-case.ts'

/** Adds new users to a case; who stands there already, by id or e-mail, is not added twice. Gives how many are new. */
export async function addNewUsers(
  actor: Actor<'case:work'>,
  { caseId, newUsers }: { caseId: string; newUsers: readonly NewUserForm[] },
): Promise<number> {
  const detail: Record<string, unknown> = {}
  return change(actor, { event: 'case.new user added', subject: caseId, detail }, async (tx) => {
    await lockCase(tx, { caseId })
    const there = await findThere(tx, caseId)
    const fresh = withoutDoubles(newUsers, there)
    if (fresh.length === 0) throw conflict('All of them stand in this case already.')
    if (there.length + fresh.length > mostNewUsers)
      throw invalid(
        `One case has at most ${String(mostNewUsers)} new users. Open another one for the rest.`,
        'newUsers',
      )
    detail['newUsers'] = fresh.length
    await tx.insert(caseNewUsers).values(fresh.map((one) => ({ ...one, caseId, addedBy: actor.personId })))
    await touch(tx, caseId)
    return fresh.length
  })
}

interface Correction {
  caseId: string
  id: string
  /** What was known when the form was opened: filing a request may have told more since. */
  from?: NewUserForm | undefined
}

/** Puts right what is known of a new user. @throws Refusal `conflict` where they were removed, or are known otherwise by now. */
export async function changeNewUser(
  actor: Actor<'case:work'>,
  { caseId, id, from, ...known }: NewUserForm & Correction,
) {
  await change(actor, { event: 'case.new user changed', subject: caseId, detail: { newUser: id } }, (tx) =>
    setNewUser(tx, { caseId, id, from, set: known }),
  )
}

/** Takes a new user out of a case; the audit keeps that they were there. @throws Refusal `conflict` where they were removed before. */
export async function removeNewUser(
  actor: Actor<'case:work'>,
  { caseId, id }: { caseId: string; id: string },
) {
  await change(actor, { event: 'case.new user removed', subject: caseId, detail: { newUser: id } }, (tx) =>
    setNewUser(tx, { caseId, id, set: { removedAt: new Date() } }),
  )
}

interface Set extends Correction {
  set: Partial<typeof caseNewUsers.$inferInsert>
}

async function setNewUser(tx: Transaction, { caseId, id, from, set }: Set) {
  await lockCase(tx, { caseId })
  if (from) await refuseChanged(tx, id, from)
  const changed = await tx
    .update(caseNewUsers)
    .set(set)
    .where(
      and(
        eq(caseNewUsers.id, id),
        inArray(caseNewUsers.caseId, familyOf(tx, caseId)),
        isNull(caseNewUsers.removedAt),
      ),
    )
    .returning({ id: caseNewUsers.id })
  if (changed.length === 0)
    throw conflict('This new user was taken out of the case meanwhile. Reload the page to see it.')
  await touch(tx, caseId)
}

async function refuseChanged(tx: Transaction, id: string, from: NewUserForm) {
  const [now] = await tx.select().from(caseNewUsers).where(eq(caseNewUsers.id, id))
  const names = Object.keys(from) as (keyof NewUserForm)[]
  if (now && names.some((name) => now[name] !== from[name]))
    throw new Refusal('conflict', newUserChanged(now), { field: 'from' })
}

const touch = (tx: Transaction, caseId: string) =>
  tx.update(cases).set({ touchedAt: new Date() }).where(eq(cases.id, caseId))

const findThere = (tx: Transaction, caseId: string) =>
  tx
    .select()
    .from(caseNewUsers)
    .where(and(inArray(caseNewUsers.caseId, familyOf(tx, caseId)), isNull(caseNewUsers.removedAt)))

/** Each of them once, by id or e-mail, and none of those who stand there already. */
export const withoutDoubles = (newUsers: readonly NewUserForm[], there: readonly Known[] = []) =>
  newUsers.filter((one, at) => ![...there, ...newUsers.slice(0, at)].some((other) => isSame(one, other)))

type Known = Pick<NewUserForm, 'newUserId' | 'email' | 'name' | 'customerId'>

function isSame(one: Known, other: Known): boolean {
  if (one.newUserId !== null && other.newUserId !== null) return one.newUserId === other.newUserId
  if (one.email !== null && other.email !== null) return one.email.toLowerCase() === other.email.toLowerCase()
  return (
    [one.newUserId, other.newUserId, one.email, other.email].every((id) => id === null) &&
    one.name === other.name &&
    one.customerId === other.customerId
  )
}
