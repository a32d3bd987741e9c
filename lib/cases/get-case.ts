import 'server-only'
import { and, asc, count, desc, eq, inArray, isNull } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '#db/client.ts'
import { caseCauses, declineReasons } from '#db/schema/case-lists.ts'
import { caseFollowers, caseNewUsers } from '#db/schema/case-parts.ts'
import { caseNotes } from '#db/schema/case-texts.ts'
import { cases } from '#db/schema/cases.ts'
import { people } from '#db/schema/people.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { notFound } from '#lib/errors.ts'
import { findEvidence } from './find-evidence.ts'
import { familyOf, findLinked } from './find-linked.ts'
import { getClocks } from './get-clocks.ts'

export type CasePage = Awaited<ReturnType<typeof getCase>>

const openers = alias(people, 'openers')
const assignees = alias(people, 'assignees')
const resolvers = alias(people, 'resolvers')
const roots = alias(cases, 'roots')

/**
 * One case with everything but its timeline. What was merged into it is shown as its own. Where it was merged itself, `mergedInto` names the
 * case that its page leads to. @throws Refusal `not found`.
 */
export async function getCase(actor: Actor<'case:see'>, caseId: string, now = new Date()) {
  const [found] = await db()
    .select({
      row: cases,
      cause: caseCauses.name,
      declineReason: declineReasons.name,
      declineSentence: declineReasons.sentence,
      opener: openers.name,
      assignee: assignees.name,
      resolver: resolvers.name,
      mergedInto: { id: roots.id, number: roots.number },
    })
    .from(cases)
    .innerJoin(caseCauses, eq(caseCauses.id, cases.causeId))
    .leftJoin(declineReasons, eq(declineReasons.id, cases.declineReasonId))
    .leftJoin(openers, eq(openers.id, cases.openedBy))
    .leftJoin(assignees, eq(assignees.id, cases.assigneeId))
    .leftJoin(resolvers, eq(resolvers.id, cases.resolvedBy))
    .leftJoin(roots, eq(roots.id, cases.mergedInto))
    .where(eq(cases.id, caseId))
  if (!found) throw notFound('There is no such case. Look for it in the list of cases.')
  const family = familyOf(db(), caseId)
  const [newUsers, merged, linked, evidence, followers, notes, clocks] = await Promise.all([
    db()
      .select()
      .from(caseNewUsers)
      .where(and(inArray(caseNewUsers.caseId, family), isNull(caseNewUsers.removedAt)))
      .orderBy(asc(caseNewUsers.id)),
    db()
      .select({
        id: cases.id,
        number: cases.number,
        summary: cases.summary,
        story: cases.story,
        openedAt: cases.openedAt,
      })
      .from(cases)
      .where(eq(cases.mergedInto, caseId))
      .orderBy(desc(cases.number)),
    findLinked(actor, caseId),
    findEvidence(actor, { caseId, kind: found.row.kind }),
    db()
      .select({ id: people.id, name: people.name })
      .from(caseFollowers)
      .innerJoin(people, eq(people.id, caseFollowers.personId))
      .where(and(eq(caseFollowers.caseId, caseId), isNull(caseFollowers.leftAt)))
      .orderBy(asc(people.name)),
    db().select({ count: count() }).from(caseNotes).where(inArray(caseNotes.caseId, family)),
    getClocks(actor, found.row, now),
  ])
  return { ...found, newUsers, merged, linked, ...evidence, followers, notes: notes[0]?.count ?? 0, clocks }
}

/** The id of the case with this number; undefined where there is none. */
export async function findCaseId(_actor: Actor<'case:see'>, number: number): Promise<string | undefined> {
  const [found] = await db().select({ id: cases.id }).from(cases).where(eq(cases.number, number))
  return found?.id
}

/** The id of the case that stays: itself, or what it was merged into; undefined where there is none. */
export async function findStaying(_actor: Actor<'case:see'>, caseId: string): Promise<string | undefined> {
  const [found] = await db()
    .select({ id: cases.id, mergedInto: cases.mergedInto })
    .from(cases)
    .where(eq(cases.id, caseId))
  return found?.mergedInto ?? found?.id
}
