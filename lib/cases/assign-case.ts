import 'server-only'
import { eq } from 'drizzle-orm'
import type { Transaction } from '#db/client.ts'
import { people } from '#db/schema/people.ts'
import { roles } from '#db/schema/roles.ts'
import { cases } from '#db/schema/cases.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { permissions } from '#lib/auth/permissions.ts'
import { conflict, forbidden, invalid } from '#lib/errors.ts'
import { lockCase } from './lock-case.ts'
import { unresolved } from './rules.ts'
import { tellOfAssignment } from './tell-of-case.ts'

export interface Assignment {
  caseId: string
  /** null: nobody any more. */
  assigneeId: string | null
  /** Who had it, as the page showed it. */
  from: string | null
}

/**
 * Gives a case to somebody who may work on it. @throws Refusal `conflict` where somebody else has it by now, they have it already, or it is
 * resolved; `invalid` for a person who may not work on cases.
 */
export async function assignCase(actor: Actor<'case:work'>, { caseId, assigneeId, from }: Assignment) {
  await change(
    actor,
    { event: 'case.assigned', subject: caseId, detail: { assigneeId, from } },
    async (tx) => {
      const held = await lockCase(tx, { caseId, states: unresolved })
      await refuseTaken(tx, held.assigneeId, from)
      await putAssignee(tx, actor, { held, assigneeId })
    },
  )
}

/** Takes a case that nobody has. @throws Refusal `conflict` where somebody was faster. */
export async function claimCase(actor: Actor<'case:work'>, { caseId }: { caseId: string }) {
  const assigneeId = actor.personId
  if (assigneeId === null) throw forbidden('Only a person takes a case.')
  await change(actor, { event: 'case.claimed', subject: caseId }, async (tx) => {
    const held = await lockCase(tx, { caseId, states: unresolved })
    await refuseTaken(tx, held.assigneeId, null)
    await putAssignee(tx, actor, { held, assigneeId })
  })
}

interface Put {
  held: { id: string; number: number; assigneeId: string | null }
  assigneeId: string | null
}

/** The assignment itself; the case's row is held. @throws Refusal `conflict` where they have it already. */
export async function putAssignee(tx: Transaction, actor: Actor, { held, assigneeId }: Put) {
  if (assigneeId === held.assigneeId) throw await hasAlready(tx, assigneeId)
  if (assigneeId !== null) await refuseIdle(tx, assigneeId)
  await tx.update(cases).set({ assigneeId, touchedAt: new Date() }).where(eq(cases.id, held.id))
  await tellOfAssignment(tx, { ...held, assigneeId }, actor)
}

async function refuseTaken(tx: Transaction, has: string | null, from: string | null) {
  if (has === from) return
  const holder = await findName(tx, has)
  throw conflict(
    holder !== undefined
      ? `Somebody was faster: ${holder} has it now. Reload the page to see it.`
      : 'Somebody was faster: nobody has it any more. Reload the page to see it.',
  )
}

async function hasAlready(tx: Transaction, has: string | null) {
  const holder = await findName(tx, has)
  return conflict(
    holder !== undefined
      ? `${holder} has it already. Choose somebody else, or leave it there.`
      : 'Nobody has it, so that there is nobody to take it from.',
  )
}

async function findName(tx: Transaction, id: string | null): Promise<string | undefined> {
  if (id === null) return undefined
  const [person] = await tx.select({ name: people.name }).from(people).where(eq(people.id, id))
  return person?.name
}

async function refuseIdle(tx: Transaction, personId: string) {
  const held = await tx.select({ role: roles.role }).from(roles).where(eq(roles.personId, personId))
  const working: readonly string[] = permissions['case:work']
  if (!held.some(({ role }) => working.includes(role)))
    throw invalid(
      `This person does not work on cases: that needs the role ${working.join(' or ')}.`,
      'assigneeId',
    )
}
