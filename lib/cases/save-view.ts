import 'server-only'
import { and, asc, eq, isNull, or } from 'drizzle-orm'
import { v7 } from 'uuid'
import { db, type Transaction } from '#db/client.ts'
import { caseViews } from '#db/schema/case-lists.ts'
import { people } from '#db/schema/people.ts'
import { change } from '#lib/audit/change.ts'
import type { Actor } from '#lib/auth/actor.ts'
import { conflict, forbidden, invalid, Refusal } from '#lib/errors.ts'
import { isPlainLine, withoutTurning } from '#lib/plain-text.ts'
import { violates } from '#lib/violates.ts'

const longestSearch = 2000

export interface View {
  name: string
  /** The filters as they stand in the list's address: "state=waiting&sort=due". */
  search: string
  shared: boolean
}

/** The person's own views, and those that others share, by name. */
export const findViews = ({ personId }: Actor<'case:see'>) =>
  db()
    .select({
      id: caseViews.id,
      name: caseViews.name,
      search: caseViews.search,
      shared: caseViews.shared,
      ownerId: caseViews.ownerId,
      owner: people.name,
    })
    .from(caseViews)
    .innerJoin(people, eq(people.id, caseViews.ownerId))
    .where(and(isNull(caseViews.removedAt), or(eq(caseViews.ownerId, personId ?? ''), caseViews.shared)))
    .orderBy(asc(caseViews.name), asc(caseViews.id))

/** Saves a list by its filters, for oneself or for all. @throws Refusal `conflict` where the person has a view of that name. */
export async function saveView(actor: Actor<'case-view:save'>, { name, search, shared }: View) {
  const ownerId = actor.personId
  if (ownerId === null) throw forbidden('Only a person saves a view.')
  const title = titleOf(name)
  const filters = new URLSearchParams(search).toString()
  if (filters.length > longestSearch)
    throw invalid('These are too many filters to save. Take some away.', 'search')
  const id = v7()
  await change(actor, { event: 'view.saved', subject: id, detail: { name: title, shared } }, (tx) =>
    tx.insert(caseViews).values({ id, name: title, search: filters, shared, ownerId }),
  ).catch(refuseTaken)
  return { id }
}

/** Gives a view of one's own another name, shares it, or shares it no more. @throws Refusal `conflict` as {@link saveView} and {@link removeView}. */
export async function changeView(
  actor: Actor<'case-view:save'>,
  { viewId, name, shared }: Omit<View, 'search'> & { viewId: string },
) {
  const title = titleOf(name)
  await change(actor, { event: 'view.changed', subject: viewId, detail: { name: title, shared } }, (tx) =>
    setOwn(tx, actor, { viewId, set: { name: title, shared } }),
  ).catch(refuseTaken)
}

/** Removes a view of one's own. @throws Refusal `conflict` where it is gone, or another's. */
export async function removeView(actor: Actor<'case-view:save'>, { viewId }: { viewId: string }) {
  await change(actor, { event: 'view.removed', subject: viewId }, (tx) =>
    setOwn(tx, actor, { viewId, set: { removedAt: new Date() } }),
  )
}

interface Set {
  viewId: string
  set: Partial<typeof caseViews.$inferInsert>
}

async function setOwn(tx: Transaction, { personId }: Actor<'case-view:save'>, { viewId, set }: Set) {
  const own = and(
    eq(caseViews.id, viewId),
    eq(caseViews.ownerId, personId ?? ''),
    isNull(caseViews.removedAt),
  )
  const changed = await tx.update(caseViews).set(set).where(own).returning({ id: caseViews.id })
  if (changed.length === 0)
    throw conflict('This list is gone, or it is another’s: only its owner changes or removes it.')
}

function titleOf(name: string): string {
  const title = withoutTurning(name).trim()
  if (title === '' || title.length > 80)
    throw invalid('Enter a name for the list, of at most 80 letters.', 'name')
  if (!isPlainLine(title))
    throw invalid('There is an invisible control character in the name. Type it again.', 'name')
  return title
}

function refuseTaken(error: unknown): never {
  if (!violates(error, 'case_views_name_unique')) throw error
  throw new Refusal(
    'conflict',
    'You have a list of this name. Choose another name, or remove that one first.',
    { field: 'name' },
  )
}
