import type { Route } from 'next'
import { z } from 'zod'
import type { RequestFilter } from '#lib/attribution/find-requests.ts'
import { moneyFates } from '#lib/attribution/money-fates.ts'
import { became, openStates } from '#lib/attribution/rules.ts'
import { searched, searchedDay, searchedText } from '#lib/search-fields.ts'

type State = keyof typeof became

export const states = Object.keys(became) as State[]

const key = searched(
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
)

/** What the reports lead to: which requests without a case they counted. Days are in UTC, the last one included. */
const told = {
  path: searchedText(80),
  filedBy: searched(z.uuid()),
  approvedBy: searched(z.uuid()),
  money: searched(z.enum(moneyFates)),
  case: searched(z.literal('none')),
  from: searchedDay,
  to: searchedDay,
}
const toldNames = Object.keys(told) as (keyof typeof told)[]

const search = z.object({
  ...told,
  /** `open` stands for every state that still means to do something. */
  state: searched(z.enum(['open', ...states])),
  text: searchedText(300),
  mine: searched(z.literal('yes')),
  before: key,
  after: key,
})

/** What the address asks for; whatever it cannot mean is left out. */
export type ListSearch = z.output<typeof search>

export type GivenSearch = Record<string, string | string[] | undefined>

export const readSearch = (given: GivenSearch): ListSearch =>
  search.parse(Object.fromEntries(Object.entries(given).map(([name, value]) => [name, [value].flat()[0]])))

export function filterOf(asked: ListSearch, reader: string): RequestFilter {
  const { state, text, mine, before, after, path, filedBy, approvedBy, money, from, to } = asked
  return {
    ...(path ? { path } : {}),
    ...(filedBy && { filedBy }),
    ...(approvedBy && { approvedBy }),
    ...(money && { money }),
    ...(asked.case && { withoutCase: true }),
    ...(from && { filedFrom: new Date(from) }),
    ...(to && { filedUntil: new Date(new Date(to).getTime() + day) }),
    ...(state === undefined ? {} : { states: statesOf(state) }),
    ...(text ? { text } : {}),
    ...(mine ? { filedBy: reader } : {}),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined || before !== undefined ? {} : { after }),
  }
}

const day = 24 * 3600_000

const statesOf = (state: State | 'open') => (state === 'open' ? [...openStates] : [state])

/** Whether the filter leaves only requests of one state. */
export const isOneState = ({ state }: ListSearch) => state !== undefined && state !== 'open'

/** What a report narrowed it by, as it stands in the address. */
export const narrowedBy = (asked: ListSearch) =>
  toldNames.flatMap((name) => {
    const value = asked[name]
    return value === undefined || value === '' ? [] : [[name, value] as const]
  })

export const isFiltered = (asked: ListSearch) =>
  asked.state !== undefined || Boolean(asked.text) || asked.mine !== undefined || narrowedBy(asked).length > 0

/** The same filter at another page; keys of the page it left are dropped. */
export function pageAddress(search: ListSearch, page: { before?: number; after?: number } = {}) {
  const { state, text, mine } = search
  const asked: Record<string, string | number | undefined> = {
    state,
    text,
    mine,
    ...Object.fromEntries(narrowedBy(search)),
    ...page,
  }
  const given = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return `/requests?${new URLSearchParams(given).toString()}` as Route
}

export const stateChoices = [
  { value: 'open', label: 'Any that is open' },
  ...states.map((state) => ({ value: state, label: state.replace(/^./, (letter) => letter.toUpperCase()) })),
]
