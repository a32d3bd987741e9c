import type { Route } from 'next'
import { filterNames, type FilterName, type Typed } from '#lib/attribution/delivery-filter.ts'

export type GivenSearch = Record<string, string | string[] | undefined>

export interface HistorySearch {
  typed: Typed
  before?: string
  after?: string
}

const key = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** What the address asks for, as it was typed. */
export function readSearch(given: GivenSearch): HistorySearch {
  const text = (name: string) => [given[name]].flat()[0]?.trim() ?? ''
  const typed = filterNames.flatMap((name) => (text(name) === '' ? [] : [[name, text(name)] as const]))
  const page = (['before', 'after'] as const).find((name) => key.test(text(name)))
  return { typed: Object.fromEntries(typed), ...(page ? { [page]: text(page) } : {}) }
}

/** The same filters at another page, or at the newest. */
export const historyAddress = (typed: Typed, page: { before?: string; after?: string } = {}) =>
  address('/history', { ...typed, ...page })

export const csvAddress = (typed: Typed) => address('/api/history/csv', typed)

export const deliveryAddress = (id: string) => `/history/${id}` as Route

export function without(typed: Typed, name: FilterName): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([other]) => other !== name))
}

function address(path: string, asked: Record<string, string>) {
  const given = new URLSearchParams(Object.entries(asked).filter(([, text]) => text !== ''))
  return (given.size > 0 ? `${path}?${given.toString()}` : path) as Route
}
