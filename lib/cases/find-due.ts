import 'server-only'
import { and, asc, eq, gt, isNotNull, isNull, lt, ne, or, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { caseFollowers } from '#db/schema/case-parts.ts'
import { caseMessages } from '#db/schema/case-texts.ts'
import { type Case, cases } from '#db/schema/cases.ts'
import { notices } from '#db/schema/notices.ts'

/** Milliseconds. */
export const warnedBefore = 2 * 3600_000

const atOnce = 500

export interface Due {
  row: Pick<Case, 'id' | 'number' | 'assigneeId'>
  clock: 'first answer' | 'resolution'
  at: Date
}

/** The clocks that have run out within a week, or run out within two hours. */
export async function findDue(now: Date): Promise<Due[]> {
  const rows = await db()
    .select()
    .from(cases)
    .where(
      and(
        ne(cases.state, 'resolved'),
        or(
          and(isNull(cases.firstAnsweredAt), within(cases.firstAnswerDueAt, now)),
          within(cases.resolutionDueAt, now),
        ),
        sql`coalesce(${cases.nextDueAt}, 'infinity'::timestamptz) < ${soon(now)}`,
      ),
    )
    .orderBy(asc(cases.id))
    .limit(5000)
  return rows.flatMap((row) => [
    ...(row.firstAnsweredAt === null ? dueOf(row, 'first answer', row.firstAnswerDueAt, now) : []),
    ...dueOf(row, 'resolution', row.resolutionDueAt, now),
  ])
}

const soon = (now: Date) => sql`${new Date(now.getTime() + warnedBefore).toISOString()}::timestamptz`
const within = (column: typeof cases.firstAnswerDueAt | typeof cases.resolutionDueAt, now: Date) =>
  and(
    sql`${column} < ${soon(now)}`,
    sql`${column} > ${new Date(now.getTime() - 7 * 24 * 3600_000).toISOString()}::timestamptz`,
  )

function dueOf(row: Case, clock: Due['clock'], at: Date | null, now: Date): Due[] {
  if (
    at === null ||
    at.getTime() >= now.getTime() + warnedBefore ||
    at.getTime() <= now.getTime() - 7 * 24 * 3600_000
  )
    return []
  return [{ row, clock, at }]
}

/** Under which key people are told: once each time that a case asks. */
const askKey = sql<string>`'asks:' || ${cases.id} || ':' || to_char(${cases.asksSince} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const somebodyUntold = sql`exists (
  select from (
    select ${cases.assigneeId} as person_id union all
    select f.person_id from ${caseFollowers} f where f.case_id = ${cases.id} and f.left_at is null) concerned
  where concerned.person_id is not null
    and not exists (select from ${notices} n where n.person_id = concerned.person_id and n.key = ${askKey}))`

/** Cases whose requests have ended since then, and of which somebody who has or follows them was not told yet. */
export const findAsking = (since: Date) =>
  db()
    .select({ row: cases, key: askKey })
    .from(cases)
    .where(
      and(
        isNotNull(cases.asks),
        sql`${cases.asksSince} > ${since.toISOString()}::timestamptz`,
        somebodyUntold,
      ),
    )
    .orderBy(asc(cases.asksSince))
    .limit(atOnce)

/** Milliseconds. No talk with a mail server takes longer. */
const longestTalk = 2 * 60_000

/** Mails to the person of which nobody knows whether they left, but for those that may be on their way, and those older than a week. */
export const findUnknownMessages = (now: Date) =>
  db()
    .select({
      id: caseMessages.id,
      writtenBy: caseMessages.writtenBy,
      // Where it lives now, if its case was merged.
      caseId: sql<string>`coalesce(${cases.mergedInto}, ${cases.id})`,
    })
    .from(caseMessages)
    .innerJoin(cases, eq(cases.id, caseMessages.caseId))
    .where(
      and(
        isNull(caseMessages.closedAt),
        lt(caseMessages.openedAt, new Date(now.getTime() - longestTalk)),
        gt(caseMessages.openedAt, new Date(now.getTime() - 7 * 24 * 3600_000)),
      ),
    )
    .orderBy(asc(caseMessages.openedAt))
    .limit(atOnce)

/** Unresolved cases that are counted by an older calendar than this version, after the one with this id, in the order of their ids. */
export const findCountedBefore = (version: number, after: string | undefined) =>
  db()
    .select({ id: cases.id })
    .from(cases)
    .where(
      and(
        ne(cases.state, 'resolved'),
        lt(cases.slaVersion, version),
        after === undefined ? undefined : gt(cases.id, after),
      ),
    )
    .orderBy(asc(cases.id))
    .limit(atOnce)
