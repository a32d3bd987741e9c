import 'server-only'
import { sql } from 'drizzle-orm'
import { countLookedUp, holds, lookUp, read } from './look-up-words.ts'
import { choose, countSome, countThrough, type Fitting, goThrough, type List } from './walk-cases.ts'

/** In cases. */
export interface Steps {
  /** So many of the first are looked through one by one, 7 microseconds each, before the index of words is asked. */
  lookedThrough: number
  /** Where so many of those have the words, going on finds 1,000 more quickly than the index. */
  often: number
  /** Words that stand in no more are rare: whatever the index gives is read and sorted within 30 milliseconds. */
  rare: number
}

const usual: Steps = { lookedThrough: 2000, often: 300, rare: 5000 }

/**
 * The first cases of a list, by their ids, in no order. What holds for most cases is found by going through the list, what is rare by an index.
 * PostgreSQL cannot know which to do: it takes words that always stand together for rare, and those of an old campaign for evenly spread.
 */
export async function listCases(list: List, steps = usual): Promise<string[]> {
  const { where, linked, words, limit } = list
  if (words === '') return []
  if (words !== undefined) return listSaid({ ...list, where: [...where, linked] }, words, steps)
  if (linked === undefined) return choose(list)
  const first = await goThrough(list, sql`(${linked}) is true`, 0, steps.lookedThrough)
  return first.length === limit ? first : choose({ ...list, where: [...where, linked] })
}

async function listSaid(list: List, words: string, { lookedThrough, rare }: Steps): Promise<string[]> {
  const { where, limit } = list
  const first = await goThrough(list, read(words), 0, lookedThrough)
  if (first.length === limit || (await countSome(where, lookedThrough)) < lookedThrough) return first
  const all = await lookUp(list, words, rare)
  if (all) return all
  const missing = { ...list, limit: limit - first.length }
  const more = await goThrough(missing, read(words), lookedThrough, 9 * lookedThrough)
  return more.length === missing.limit
    ? [...first, ...more]
    : choose({ ...list, where: [...where, holds(words)] })
}

/** How many cases there are, up to a limit. */
export async function countUpTo(
  limit: number,
  { where: some, linked, words }: Fitting,
  { lookedThrough, often, rare } = usual,
): Promise<number> {
  const where = [...some, linked]
  if (words === undefined) return countSome(where, limit)
  if (words === '') return 0
  const { all, found } = await countThrough(where, read(words), lookedThrough)
  if (all < lookedThrough) return Math.min(found, limit)
  if (found >= limit) return limit
  const whole = found < often ? await countLookedUp(where, words, limit, rare) : undefined
  return whole ?? countSome([...where, read(words)], limit)
}
