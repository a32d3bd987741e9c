import type { PendingQuery, Row, Sql } from 'postgres'
import type { Page } from './load.ts'

type Condition = PendingQuery<Row[]>

export type Sort = 'touched' | 'opened' | 'due'

/** Lists of cases, each with the first and the last row that a plain query finds for it. */
export class CaseLists {
  readonly #sql: Sql
  readonly #orders: Record<Sort, Condition>

  constructor(sql: Sql) {
    this.#sql = sql
    this.#orders = {
      touched: sql`order by touched_at desc, c.id desc`,
      opened: sql`order by number desc`,
      due: sql`order by coalesce(next_due_at, 'infinity'), c.id`,
    }
  }

  async list(
    search: Record<string, string>,
    where: Condition,
    sort: Sort = 'touched',
    skip = 0,
  ): Promise<Page> {
    const sql = this.#sql
    const merged = search['outcome'] === 'duplicate' ? sql`true` : sql`merged_into is null`
    // By itself, without the order's limit: so that a plan which hopes for the first rows is not tried here.
    const rows = await sql<{ id: string; key: string }[]>`
      with found as materialized (select * from cases c where ${merged} and ${where})
      select id, ${this.#keyOf(sort)} as key from found c ${this.#orders[sort]} limit 51 offset ${Math.max(0, skip - 1)}`
    const key = skip === 0 ? undefined : rows.shift()?.key
    const shown = rows.slice(0, 50).map(({ id }) => `/cases/${id}`)
    const asked = new URLSearchParams({
      ...search,
      ...(sort !== 'touched' && { sort }),
      ...(key && { after: key }),
    })
    return {
      path: `/cases?${asked.toString()}`,
      contains:
        shown.length === 0 ? ['No case fits'] : [...new Set([...shown.slice(0, 1), ...shown.slice(-1)])],
    }
  }

  /** Cases in which every word, or its beginning, stands. */
  said(text: string): Condition {
    const query = text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== '')
      .map((word) => `'${word}':*`)
      .join(' & ')
    return this.#sql`c.id in (select case_id from case_texts where document @@ ${query}::tsquery)`
  }

  #keyOf(sort: Sort): Condition {
    const sql = this.#sql
    if (sort === 'opened') return sql`number::text`
    const moment = sort === 'due' ? sql`coalesce(next_due_at, 'infinity')` : sql`touched_at`
    return sql`${moment}::text || '~' || c.id`
  }
}
