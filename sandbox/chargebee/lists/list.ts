import { shown } from '../../http/parse-form.ts'
import type { Ask } from '../requests/ask.ts'
import { filter, type Filters } from './filter.ts'
import { page, type Listing } from './page.ts'
import { readBoolean } from './read.ts'

/** Filters, leaves deleted objects out unless `include_deleted`, and gives one page. */
export function list<T extends { id: string; deleted?: boolean }>(
  ask: Ask,
  { items, filters, ...listing }: Listing<T> & { filters: Filters },
) {
  const passes = filter(ask, filters)
  const wanted = ask.params['include_deleted']
  const all = wanted !== undefined && readBoolean('include_deleted', shown(wanted))
  return page(ask, { ...listing, items: items.filter((item) => (all || !item.deleted) && passes(item)) })
}
