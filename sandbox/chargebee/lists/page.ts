import { invalid } from '../requests/api-error.ts'
import type { Ask } from '../requests/ask.ts'
import { readInteger, readText } from './read.ts'

export const PAGING = ['limit', 'offset', 'sort_by']

export interface Listing<T> {
  items: T[]
  /** What `sort_by` may name; the first is the usual one, newest first. */
  sorts: [string, ...string[]]
  show: (item: T) => object
}

/** One page; `next_offset` names the last object shown, so that new objects do not shift the next page. */
export function page<T extends { id: string }>({ params }: Ask, { items, sorts, show }: Listing<T>) {
  const limit = readLimit(params['limit'])
  const { name, up } = readSort(params['sort_by'], sorts)
  const key = (item: T) => Number((item as Record<string, unknown>)[name] ?? 0)
  const made = new Map(items.map((item, i) => [item.id, i]))
  const sorted = [...items].sort((a, b) => {
    const order = key(a) - key(b) || (made.get(a.id) ?? 0) - (made.get(b.id) ?? 0)
    return up ? order : -order
  })
  const start = readStart(readText(params, 'offset'), sorted)
  const shown = sorted.slice(start, start + limit)
  const last = shown.at(-1)
  return {
    list: shown.map(show),
    ...(last &&
      start + limit < sorted.length && { next_offset: JSON.stringify([String(key(last)), last.id]) }),
  }
}

function readLimit(field: Ask['params'][string] | undefined): number {
  const limit = field === undefined ? 10 : readInteger('limit', field)
  if (limit < 1 || limit > 100) throw invalid('limit', 'must be between 1 and 100')
  return limit
}

function readSort(field: Ask['params'][string] | undefined, sorts: Listing<never>['sorts']) {
  if (field === undefined) return { name: sorts[0], up: false }
  const [[direction, name] = ['', ''], ...more] = Object.entries(field)
  if (more.length > 0 || !['asc', 'desc'].includes(direction)) throw invalid('sort_by', 'must be asc or desc')
  if (typeof name !== 'string' || !sorts.includes(name)) {
    throw invalid(`sort_by[${direction}]`, `must be one of ${sorts.join(', ')}`)
  }
  return { name, up: direction === 'asc' }
}

function readStart(offset: string | undefined, sorted: { id: string }[]): number {
  if (offset === undefined) return 0
  const at = sorted.findIndex(({ id }) => offset.endsWith(`,${JSON.stringify(id)}]`))
  if (at < 0) throw invalid('offset', 'is not an offset of this list')
  return at + 1
}
