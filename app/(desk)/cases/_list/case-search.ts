import type { Route } from 'next'
import { z } from 'zod'
import { caseAsks, caseOutcomes, caseStates, kinds, waitedOn } from '#lib/cases/words.ts'
import { type CaseFilter, caseSorts, clockFilters, moneyFilters } from '#lib/cases/case-filter.ts'
import { unresolved } from '#lib/cases/rules.ts'
import { searched, searchedDay, searchedText } from '#lib/search-fields.ts'

/** The filters as they stand in the address, in the order of the form. */
const fields = {
  text: searchedText(300),
  /** `open` stands for every state but resolved. */
  state: searched(z.enum(['open', ...caseStates])),
  kind: searched(z.enum(kinds)),
  cause: searched(z.uuid()),
  /** Whose it is: the reader's, nobody's, or of the person with this id. */
  who: searched(z.union([z.enum(['me', 'nobody']), z.uuid()])),
  follows: searched(z.literal('me')),
  waits: searched(z.enum(waitedOn)),
  /** `otherwise` stands for what is neither attributed nor denied. */
  outcome: searched(z.enum(['otherwise', ...caseOutcomes])),
  clock: searched(z.enum(clockFilters)),
  asks: searched(z.enum(caseAsks)),
  source: searchedText(80),
  /** Of one of its requests. */
  path: searchedText(80),
  requester: searched(z.uuid()),
  approver: searched(z.uuid()),
  money: searched(z.enum(moneyFilters)),
  referrer: searchedText(254),
  answered: searched(z.enum(['yes', 'no'])),
  from: searchedDay,
  to: searchedDay,
  sort: searched(z.enum(caseSorts)),
}

const key = searched(z.string().max(200))
const search = z.object({ ...fields, after: key, before: key })

/** What the address asks for; whatever it cannot mean is left out. */
export type CaseSearch = z.output<typeof search>
export type GivenSearch = Record<string, string | string[] | undefined>

type Name = keyof typeof fields
const names = Object.keys(fields) as Name[]

export const readSearch = (given: GivenSearch): CaseSearch =>
  search.parse(Object.fromEntries(Object.entries(given).map(([name, value]) => [name, [value].flat()[0]])))

export function filterOf(search: CaseSearch, reader: string): CaseFilter {
  const { text, state, kind, cause, who, follows, waits, outcome, clock, asks, source, from, to, sort } =
    search
  const { path, requester, approver, money, referrer, answered } = search
  return {
    ...(text ? { text } : {}),
    ...(state && { states: state === 'open' ? unresolved : [state] }),
    ...(kind && { kinds: [kind] }),
    ...(cause && { causeIds: [cause] }),
    ...(who && { assignee: who === 'me' ? reader : who }),
    ...(follows && { follower: reader }),
    ...(waits && { waitingOn: [waits] }),
    ...(outcome && { outcomes: outcome === 'otherwise' ? otherwise : [outcome] }),
    ...(clock && { clock }),
    ...(asks && { asks }),
    ...(source ? { source } : {}),
    ...(path ? { path } : {}),
    ...(requester && { requester }),
    ...(approver && { approver }),
    ...(money && { money }),
    ...(referrer ? { referrer } : {}),
    ...(answered && { answered: answered === 'yes' }),
    ...(from && { openedFrom: from }),
    ...(to && { openedTo: to }),
    ...(sort && { sort }),
  }
}

const otherwise = ['duplicate', 'withdrawn', 'not ours'] as const

/** Whether the list is narrowed at all; a sort narrows nothing. */
export const isFiltered = (search: CaseSearch) => Boolean(search.text) || countSet(search) > 0

/** How many filters narrow the list, beside what is typed. */
export const countSet = (search: CaseSearch) =>
  names.filter((name) => name !== 'text' && name !== 'sort' && Boolean(search[name])).length

/** The filters alone, as they stand in an address: "state=waiting&sort=due". */
export function filtersOf(search: CaseSearch): string {
  const given = names.flatMap((name) => {
    const value = search[name]
    return value === undefined || value === '' ? [] : [[name, value]]
  })
  return new URLSearchParams(given).toString()
}

/** The same list with something changed, from its beginning; `after` and `before` lead to another page of it. */
export function casesAddress(search: CaseSearch, changed: Partial<CaseSearch> = {}, path = '/cases'): Route {
  const { after, before } = changed
  const page = after !== undefined ? { after } : before !== undefined ? { before } : {}
  const asked = new URLSearchParams(filtersOf({ ...search, ...changed }))
  for (const [name, value] of Object.entries(page)) asked.set(name, value)
  return (asked.size > 0 ? `${path}?${asked.toString()}` : path) as Route
}
