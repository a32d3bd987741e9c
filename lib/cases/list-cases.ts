import 'server-only'
import { and, count, desc, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { caseTexts } from '#db/schema/case-texts.ts'
import { cases } from '#db/schema/cases.ts'

interface List {
  where: (SQL | undefined)[]
  /** Words as `queryOf` gives them, each of which stands in the case. */
  words: string | undefined
  order: SQL[]
  limit: number
}

/** So many of the first cases are looked through one by one, 7 microseconds each, before the index of words is asked. */
const lookedThrough = 2000

/** Where one case in twenty has the words, it is quicker to look through more than to sort all that the index would give. */
const often = lookedThrough / 20

/**
 * The first cases of a list, by their ids. Words that stand in most cases are found by going through the list, rare ones by the index. PostgreSQL
 * cannot know which to do: it takes words that always stand together for rare, and those of an old campaign for frequent.
 */
export async function listCases(list: List): Promise<string[]> {
  const { words, limit } = list
  if (words === undefined) return choose(list)
  if (words === '') return []
  const first = await goThrough(list, words, lookedThrough)
  if (first.length === limit) return first
  const more = first.length < often ? [] : await goThrough(list, words, 10 * lookedThrough)
  return more.length === limit ? more : choose(list)
}

/** How many cases there are, up to a limit. */
export async function countUpTo(
  limit: number,
  { where, words }: Pick<List, 'where' | 'words'>,
): Promise<number> {
  if (words === undefined) return countSome(where, limit)
  if (words === '') return 0
  const order = [desc(cases.touchedAt), desc(cases.id)]
  const [looked] = await db()
    .select({ all: count(), found: sql<number>`(count(*) filter (where ${read(words)}))::int` })
    .from(sql`(${ordered(where, order, lookedThrough)}) as ${cases}`)
  const { all = 0, found = 0 } = looked ?? {}
  if (all < lookedThrough) return Math.min(found, limit)
  if (found >= limit) return limit
  return countSome([...where, found < often ? holds(words) : read(words)], limit)
}

async function countSome(where: (SQL | undefined)[], limit: number): Promise<number> {
  const some = db()
    .select({ one: sql`1`.as('one') })
    .from(cases)
    .where(and(...where))
    .limit(limit)
    .as('some')
  return db().$count(some)
}

const goThrough = ({ where, order, limit }: List, words: string, among: number) =>
  idsOf(
    sql`(${ordered(where, order, among)})`,
    sql`where ${read(words)} order by ${inOrder(order)} limit ${limit}`,
  )

/**
 * PostgreSQL believes that what fits is spread evenly over the list, and would go through all of it for what was opened long ago. Asked for
 * ten pages, it begins with an index of what fits unless most cases do.
 */
const choose = ({ where, words, order, limit }: List) =>
  idsOf(
    sql`(with listed as materialized (${ordered([...where, holds(words)], order, 10 * limit)}) select * from listed)`,
    sql`order by ${inOrder(order)} limit ${limit}`,
  )

const ordered = (where: (SQL | undefined)[], order: SQL[], limit: number) => sql`
  select ${cases.id}, ${cases.number}, ${cases.touchedAt}, ${cases.nextDueAt} from ${cases} where ${and(sql`true`, ...where)}
  order by ${inOrder(order)} limit ${limit}`

async function idsOf(list: SQL, of: SQL): Promise<string[]> {
  const rows = await db()
    .select({ id: sql<string>`${cases}.id` })
    .from(sql`${list} as ${cases} ${of}`)
  return rows.map(({ id }) => id)
}

const inOrder = (order: SQL[]) => sql.join(order, sql`, `)
const query = (words: string) => sql`lower(${words})::tsquery`

/** As a value PostgreSQL reads the words of one case after the other; as a condition it may begin with the index. */
const read = (words: string) =>
  sql`(select ${caseTexts.document} @@ ${query(words)} from ${caseTexts} where ${caseTexts.caseId} = ${cases.id})`
const holds = (words: string | undefined) =>
  words === undefined
    ? undefined
    : sql`exists (select from ${caseTexts} where ${caseTexts.caseId} = ${cases.id} and ${caseTexts.document} @@ ${query(words)})`
