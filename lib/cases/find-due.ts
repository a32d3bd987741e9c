import 'server-only'
import { and, asc, eq, gt, isNotNull, isNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { db } from '#db/client.ts'
import { caseFollowers } from '#db/schema/case-parts.ts'
import { caseMessages } from '#db/schema/case-texts.ts'
import { type Case, cases } from '#db/schema/cases.ts'
import { longestTalk, week } from '#lib/notices/spans.ts'
import { untold } from '#lib/notices/untold.ts'

/** Milliseconds. */
const warnedBefore = 2 * 3600_000

const atOnce = 500

export interface Due {
  row: Pick<Case, 'id' | 'number' | 'assigneeId'>
  clock: 'first answer' | 'resolution'
  at: Date
  /** Under which key people are told: once each that it comes near, and that it has run out. */
  key: string
}

/**
 * The clocks that have run out within a week, or run out within two hours, and of which somebody does not know yet: whoever has the case, or each
 * of the workers where nobody does, or one who works on cases no more.
 */
export async function findDue(now: Date, workers: readonly string[]): Promise<Due[]> {
  const [first, resolution] = [
    await findClocks('first answer', cases.firstAnswerDueAt, { now, workers }),
    await findClocks('resolution', cases.resolutionDueAt, { now, workers }),
  ]
  return [...first, ...resolution]
}

type Column = typeof cases.firstAnswerDueAt | typeof cases.resolutionDueAt

async function findClocks(
  clock: Due['clock'],
  column: Column,
  { now, workers }: { now: Date; workers: readonly string[] },
): Promise<Due[]> {
  const soon = instant(now.getTime() + warnedBefore)
  const key = sql<string>`case when ${column} <= ${instant(now.getTime())} then 'late' else 'soon' end || ${`:${clock}:`}::text || ${cases.id} || ':' || ${isoOf(column)}`
  const able = sql`${sql.param([...workers])}::uuid[]`
  const rows = await db()
    .select({ row: cases, at: column, key })
    .from(cases)
    .where(
      and(
        ne(cases.state, 'resolved'),
        clock === 'first answer' ? isNull(cases.firstAnsweredAt) : undefined,
        sql`${column} < ${soon}`,
        sql`${column} > ${instant(now.getTime() - week)}`,
        sql`coalesce(${cases.nextDueAt}, 'infinity'::timestamptz) < ${soon}`,
        untold(
          sql`select person_id from unnest(case when ${cases.assigneeId} = any (${able}) then array[${cases.assigneeId}] else ${able} end) person_id`,
          key,
        ),
      ),
    )
    .orderBy(asc(column))
    .limit(atOnce)
  return rows.flatMap(({ row, at, key: told }) => (at === null ? [] : [{ row, clock, at, key: told }]))
}

const instant = (at: number) => sql`${new Date(at).toISOString()}::timestamptz`

/** As `toISOString` writes it. */
const isoOf = (column: Column | typeof cases.asksSince) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** Under which key people are told: once each time that a case asks. */
const askKey = sql<string>`'asks:' || ${cases.id} || ':' || ${isoOf(cases.asksSince)}`

/** Whoever has or follows it. */
const concernedBy = sql`
  select ${cases.assigneeId} as person_id union all
  select f.person_id from ${caseFollowers} f where f.case_id = ${cases.id} and f.left_at is null`

/** These, and where none of them works on cases, everybody who does. */
const orWorkers = (concerned: SQL, workers: readonly string[]) => sql`
  ${concerned} union all
  select able from unnest(${sql.param([...workers])}::uuid[]) able where not exists (
    select from (${concerned}) c where c.person_id = any (${sql.param([...workers])}::uuid[]))`

/** Cases whose requests have ended since then, and of which somebody was not told yet who has or follows them, or of the workers where none of these does. */
export const findAsking = (since: Date, workers: readonly string[]) =>
  db()
    .select({ row: cases, key: askKey })
    .from(cases)
    .where(
      and(
        isNotNull(cases.asks),
        sql`${cases.asksSince} > ${since.toISOString()}::timestamptz`,
        untold(orWorkers(concernedBy, workers), askKey),
      ),
    )
    .orderBy(asc(cases.asksSince))
    .limit(atOnce)

const asWritten = alias(cases, 'as_written')
const messageKey = sql<string>`'unknown message:' || ${caseMessages.id}`

/** Mails to the person of which nobody knows whether they left, but for those that may be on their way, those older than a week, and those of which everybody knows who should. */
export const findUnknownMessages = (now: Date, workers: readonly string[]) =>
  db()
    .select({ id: caseMessages.id, writtenBy: caseMessages.writtenBy, row: cases, key: messageKey })
    .from(caseMessages)
    .innerJoin(asWritten, eq(asWritten.id, caseMessages.caseId))
    // Where it lives now, if its case was merged.
    .innerJoin(cases, eq(cases.id, sql`coalesce(${asWritten.mergedInto}, ${asWritten.id})`))
    .where(
      and(
        isNull(caseMessages.closedAt),
        lt(caseMessages.openedAt, new Date(now.getTime() - longestTalk)),
        gt(caseMessages.openedAt, new Date(now.getTime() - week)),
        untold(
          orWorkers(sql`select ${caseMessages.writtenBy} as person_id union all ${concernedBy}`, workers),
          messageKey,
        ),
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
