import 'server-only'
import { asc, desc, gt, lt, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { cases } from '#db/schema/cases.ts'
import type { CaseSort } from './case-filter.ts'

/** How a list is ordered, and where its next page begins: a row's key holds what it is sorted by, to the microsecond. */
export interface Sorting {
  by: SQL
  /** `by`: where what it is sorted by has a name already. */
  order: (backwards: boolean, by?: SQL) => SQL[]
  key: SQL<string>
  /** What comes after a row; undefined for a key that this sort never gave, of another sort for instance: the list begins with its first page. */
  beyond: (key: string, backwards: boolean) => SQL | undefined
}

export function sortOf(sort: CaseSort): Sorting {
  switch (sort) {
    case 'opened':
      return {
        by: sql`${cases.number}`,
        order: (backwards, by = sql`${cases.number}`) => [backwards ? asc(by) : desc(by)],
        key: sql<string>`${cases.number}::text`,
        beyond: (key, backwards) =>
          /^\d{1,9}$/.test(key) ? (backwards ? gt : lt)(cases.number, Number(key)) : undefined,
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
      if (!isMoment(at) || !z.uuid().safeParse(id).success) return undefined
      return upwards === backwards
        ? sql`(${moment}, ${cases.id}) < (${at}::timestamptz, ${id}::uuid)`
        : sql`(${moment}, ${cases.id}) > (${at}::timestamptz, ${id}::uuid)`
    },
  }
}

/** As PostgreSQL writes one: "2026-11-26 09:30:00.123456+00". */
const isMoment = (text: string) =>
  text === 'infinity' ||
  z.iso.datetime({ offset: true }).safeParse(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).success
