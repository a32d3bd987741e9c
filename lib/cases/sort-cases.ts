import 'server-only'
import { asc, desc, gt, lt, type SQL, sql } from 'drizzle-orm'
import { cases } from '#db/schema/cases.ts'
import { invalid } from '#lib/errors.ts'
import type { CaseSort } from './case-filter.ts'

/** How a list is ordered, and where its next page begins: a row's key holds what it is sorted by, to the microsecond. */
export interface Sorting {
  by: SQL
  /** `by`: where what it is sorted by has a name already. */
  order: (backwards: boolean, by?: SQL) => SQL[]
  key: SQL<string>
  beyond: (key: string, backwards: boolean) => SQL
}

export function sortOf(sort: CaseSort): Sorting {
  switch (sort) {
    case 'opened':
      return {
        by: sql`${cases.number}`,
        order: (backwards, by = sql`${cases.number}`) => [backwards ? asc(by) : desc(by)],
        key: sql<string>`${cases.number}::text`,
        beyond: (key, backwards) => (backwards ? gt : lt)(cases.number, numberIn(key)),
      }
    case 'touched':
      return byMoment(sql`${cases.touchedAt}`, false)
    case 'due':
      return byMoment(sql`coalesce(${cases.nextDueAt}, 'infinity'::timestamptz)`, true)
  }
}

function byMoment(moment: SQL, upwards: boolean): Sorting {
  return {
    by: moment,
    order: (backwards, by = moment) => {
      const direction = upwards === backwards ? desc : asc
      return [direction(by), direction(cases.id)]
    },
    key: sql<string>`${moment}::text || '~' || ${cases.id}`,
    beyond: (key, backwards) => {
      const [at = '', id = ''] = key.split('~')
      if (!/^(infinity|\d{4}-[-\d :.+]{10,40})$/.test(at) || !/^[0-9a-f-]{36}$/.test(id)) throw notAKey()
      return upwards === backwards
        ? sql`(${moment}, ${cases.id}) < (${at}::timestamptz, ${id}::uuid)`
        : sql`(${moment}, ${cases.id}) > (${at}::timestamptz, ${id}::uuid)`
    },
  }
}

function numberIn(key: string): number {
  if (!/^\d{1,9}$/.test(key)) throw notAKey()
  return Number(key)
}

const notAKey = () => invalid('This page of the list cannot be found. Go back to its first page.')
