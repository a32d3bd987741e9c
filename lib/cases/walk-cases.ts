import 'server-only'
import { and, count, type SQL, sql } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { cases } from '#db/schema/cases.ts'
import { type Sorting, sortOf } from './sort-cases.ts'

export interface Fitting {
  where: (SQL | undefined)[]
  /** That certain requests belong to it, which takes longer to know than what stands in its row. */
  linked: SQL | undefined
  /** Words as `queryOf` gives them, each of which stands in the case. */
  words: string | undefined
}

export interface List extends Fitting {
  sort: Sorting
  backwards: boolean
  limit: number
}

/** Those of the first cases, `skipped` left out, for which the test holds. It must be a value: a condition PostgreSQL may begin with. */
export const goThrough = (
  { where, sort, backwards, limit }: List,
  test: SQL,
  skipped: number,
  among: number,
) =>
  idsOf(
    sql`(${ordered(where, sort, backwards, skipped + among)} offset ${skipped})`,
    sql`where ${test} ${first(sort, backwards, limit)}`,
  )

/** How many there are of the cases touched last, up to `among`, and for how many of those the test holds. */
export async function countThrough(where: (SQL | undefined)[], test: SQL, among: number) {
  const [seen] = await db()
    .select({ all: count(), found: sql<number>`(count(*) filter (where ${test}))::int` })
    .from(sql`(${ordered(where, sortOf('touched'), false, among)}) as ${cases}`)
  return seen ?? { all: 0, found: 0 }
}

/**
 * PostgreSQL believes that what fits is spread evenly over the list, and would go through all of it for what was opened long ago. Asked for
 * ten pages, it begins with an index of what fits unless most cases do.
 */
export const choose = ({ where, sort, backwards, limit }: List) =>
  idsOf(
    sql`(with listed as materialized (${ordered(where, sort, backwards, 10 * limit)}) select * from listed)`,
    first(sort, backwards, limit),
  )

/** How many cases there are, up to a limit. */
export async function countSome(where: (SQL | undefined)[], limit: number): Promise<number> {
  const some = db()
    .select({ one: sql`1`.as('one') })
    .from(cases)
    .where(and(...where))
    .limit(limit)
    .as('some')
  return db().$count(some)
}

/** Named as it is, what they are sorted by is not sorted again. */
const sortedBy = sql.identifier('sorted_by')

const ordered = (where: (SQL | undefined)[], sort: Sorting, backwards: boolean, limit: number) => sql`
  select ${cases.id}, ${sort.by} as ${sortedBy} from ${cases} where ${and(sql`true`, ...where)}
  ${first(sort, backwards, limit, sort.by)}`

const first = (sort: Sorting, backwards: boolean, limit: number, by = sql`${sortedBy}`) =>
  sql`order by ${inOrder(sort.order(backwards, by))} limit ${limit}`

async function idsOf(list: SQL, of: SQL): Promise<string[]> {
  const rows = await db()
    .select({ id: sql<string>`${cases}.id` })
    .from(sql`${list} as ${cases} ${of}`)
  return rows.map(({ id }) => id)
}

export const inOrder = (order: SQL[]) => sql.join(order, sql`, `)
