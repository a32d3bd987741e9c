import 'server-only'
import { and, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { caseTexts } from '#db/schema/case-texts.ts'
import { cases } from '#db/schema/cases.ts'
import { inOrder, type List } from './walk-cases.ts'

/** By the index of words alone; undefined where the words stand in more than `rare` cases. */
export async function lookUp(
  { where, sort, backwards, limit }: List,
  words: string,
  rare: number,
): Promise<string[] | undefined> {
  const order = inOrder(sort.order(backwards))
  const [found] = await db().select({ ids: sql<string[] | null>`ids` }).from(sql`(
    with ${matched(words, rare + 1)}
    select case when ${areUpTo(rare)} then array(select ${cases.id} from ${fitting(where)} order by ${order} limit ${limit}) end as ids) found`)
  return found?.ids ?? undefined
}

/** The same for their number; undefined where that remains unknown. */
export async function countLookedUp(where: (SQL | undefined)[], words: string, limit: number, rare: number) {
  const [found] = await db().select({ number: sql<number>`number`, whole: sql<boolean>`whole` }).from(sql`(
    with ${matched(words, rare + 1)}
    select (select count(*)::int from (select from ${fitting(where)} limit ${limit}) f) as number, ${areUpTo(rare)} as whole) found`)
  return found && (found.whole || found.number === limit) ? found.number : undefined
}

const matched = (words: string, limit: number) =>
  sql`matched as materialized (select ${caseTexts.caseId} from ${caseTexts} where ${caseTexts.document} @@ ${query(words)} limit ${limit})`
const areUpTo = (rare: number) => sql`(select count(*) from matched) <= ${rare}`
const fitting = (where: (SQL | undefined)[]) =>
  sql`matched join ${cases} on ${cases.id} = matched.case_id where ${and(sql`true`, ...where)}`

const query = (words: string) => sql`lower(${words})::tsquery`

/** As a value PostgreSQL reads the words of one case after the other; as a condition, `holds`, it may begin with the index. */
export const read = (words: string) =>
  sql`(select ${caseTexts.document} @@ ${query(words)} from ${caseTexts} where ${caseTexts.caseId} = ${cases.id})`
export const holds = (words: string) =>
  sql`exists (select from ${caseTexts} where ${caseTexts.caseId} = ${cases.id} and ${caseTexts.document} @@ ${query(words)})`
