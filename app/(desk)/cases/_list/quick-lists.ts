import type { FilterPill } from '#app/_ui/filter-pills.tsx'
import { type CaseSearch, casesAddress, filtersOf } from './case-search.ts'

const lists: readonly { label: string; search: Partial<CaseSearch> }[] = [
  { label: 'Mine', search: { state: 'open', who: 'me', sort: 'due' } },
  { label: 'Nobody’s', search: { state: 'open', who: 'nobody', sort: 'due' } },
  { label: 'Late', search: { state: 'open', clock: 'late', sort: 'due' } },
  { label: 'Answer to send', search: { state: 'open', asks: 'answer' } },
  { label: 'I follow', search: { follows: 'me' } },
  { label: 'Every open case', search: { state: 'open' } },
  { label: 'Every case', search: {} },
]

const empty: CaseSearch = {}

/** The lists that everybody needs; the one that is shown is marked. */
export const quickLists = (search: CaseSearch): FilterPill[] =>
  lists.map(({ label, search: asked }) => ({
    label,
    href: casesAddress({ ...empty, ...asked }),
    current: filtersOf({ ...empty, ...asked }) === filtersOf(search),
  }))
