import 'server-only'
import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '#db/client.ts'
import { caseCauses } from '#db/schema/case-lists.ts'
import { caseNewUsers } from '#db/schema/case-parts.ts'
import { cases } from '#db/schema/cases.ts'
import { people } from '#db/schema/people.ts'
import type { Actor } from '#lib/auth/actor.ts'
import type { CaseFilter, CasePageKey } from './case-filter.ts'
import { conditionsOf, wordsOf } from './case-conditions.ts'
import { countUpTo, listCases } from './list-cases.ts'
import { ofRequests } from './of-requests.ts'
import { sortOf } from './sort-cases.ts'

export const pageSize = 50

/** Counting ends here: a list says "1,000 or more". */
export const mostCounted = 1000

export type CaseRow = Omit<Awaited<ReturnType<typeof read>>[number], 'key'>

export interface FoundCases {
  rows: CaseRow[]
  /** The keys of the neighbouring pages. */
  next: string | undefined
  previous: string | undefined
}

const assignees = alias(people, 'assignees')

/** Cases by filter and sort, a page at a time. What was merged is shown as what it was merged into. */
export async function findCases(
  _actor: Actor<'case:see'>,
  filter: CaseFilter,
  { after, before, size = pageSize }: CasePageKey = {},
  now = new Date(),
): Promise<FoundCases> {
  const sort = sortOf(filter.sort ?? 'touched')
  const key = after ?? before
  const up = after === undefined
  const beyond = key === undefined ? undefined : sort.beyond(key, up)
  const backwards = up && beyond !== undefined
  const order = sort.order(backwards)
  const ids = await listCases({
    ...fitting(filter, now, beyond),
    sort,
    backwards,
    limit: size + 1,
  })
  const found = ids.length === 0 ? [] : await read(ids, order, sort.key)
  const page = found.slice(0, size)
  if (backwards) page.reverse()
  const more = found.length > size
  return {
    rows: page.map(({ key: _key, ...row }) => row),
    next: backwards || more ? page.at(-1)?.key : undefined,
    previous: (backwards ? more : beyond !== undefined) ? page[0]?.key : undefined,
  }
}

/** How many there are, up to 1,000. */
export const countCases = (
  _actor: Actor<'case:see'>,
  filter: CaseFilter,
  now = new Date(),
): Promise<number> => countUpTo(mostCounted, fitting(filter, now))

/** What a filter asks for, as lists are told. */
export const fitting = (filter: CaseFilter, now: Date, beyond?: SQL) => ({
  where: [...conditionsOf(filter, now), beyond],
  linked: ofRequests(filter),
  words: wordsOf(filter),
})

const read = (ids: string[], order: SQL[], key: SQL<string>) =>
  db()
    .select({
      id: cases.id,
      number: cases.number,
      state: cases.state,
      stateSince: cases.stateSince,
      waitingOn: cases.waitingOn,
      kind: cases.kind,
      cause: caseCauses.name,
      summary: cases.summary,
      referrerName: cases.referrerName,
      referrerEmail: cases.referrerEmail,
      stakeAmount: cases.stakeAmount,
      stakeCurrency: cases.stakeCurrency,
      openedAt: cases.openedAt,
      source: cases.source,
      assigneeId: cases.assigneeId,
      assignee: assignees.name,
      outcome: cases.outcome,
      asks: cases.asks,
      mergedInto: cases.mergedInto,
      firstAnsweredAt: cases.firstAnsweredAt,
      nextDueAt: cases.nextDueAt,
      touchedAt: cases.touchedAt,
      // Those of merged cases among them.
      newUsers: sql<number>`(select count(*)::int from ${caseNewUsers} u where u.removed_at is null
        and u.case_id in (select ${cases.id} union all select m.id from ${cases} m where m.merged_into = ${cases.id}))`,
      key,
    })
    .from(cases)
    .innerJoin(caseCauses, eq(caseCauses.id, cases.causeId))
    .leftJoin(assignees, eq(assignees.id, cases.assigneeId))
    .where(inArray(cases.id, ids))
    .orderBy(...order)
