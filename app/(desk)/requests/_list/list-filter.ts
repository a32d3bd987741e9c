import type { Route } from 'next'
import { z } from 'zod'
import type { RequestFilter } from '#lib/attribution/find-requests.ts'
import { became, openStates } from '#lib/attribution/rules.ts'
import type { Who } from '#lib/auth/actor.ts'

type State = keyof typeof became

export const states = Object.keys(became) as State[]

const key = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .optional()
  .catch(undefined)

const search = z.object({
  /** `open` stands for every state that still means to do something. */
  state: z
    .enum(['open', ...states])
    .optional()
    .catch(undefined),
  text: z.string().trim().max(300).optional().catch(undefined),
  mine: z.literal('yes').optional().catch(undefined),
  before: key,
  after: key,
})

/** What the address asks for; whatever it cannot mean is left out. */
export type ListSearch = z.output<typeof search>

export type GivenSearch = Record<string, string | string[] | undefined>

export const readSearch = (given: GivenSearch): ListSearch =>
  search.parse(Object.fromEntries(Object.entries(given).map(([name, value]) => [name, [value].flat()[0]])))

export function filterOf({ state, text, mine, before, after }: ListSearch, who: Who): RequestFilter {
  return {
    ...(state === undefined ? {} : { states: statesOf(state) }),
    ...(text ? { text } : {}),
    ...(mine ? { filedBy: who.id } : {}),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined || before !== undefined ? {} : { after }),
  }
}

const statesOf = (state: State | 'open') => (state === 'open' ? [...openStates] : [state])

/** Whether the filter leaves only requests of one state. */
export const isOneState = ({ state }: ListSearch) => state !== undefined && state !== 'open'

export const isFiltered = ({ state, text, mine }: ListSearch) =>
  state !== undefined || Boolean(text) || mine !== undefined

/** The same filter at another page; keys of the page it left are dropped. */
export function pageAddress({ state, text, mine }: ListSearch, page: { before?: number; after?: number }) {
  const asked: Record<string, string | number | undefined> = { state, text, mine, ...page }
  const given = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  )
  return `/requests?${new URLSearchParams(given).toString()}` as Route
}

export const stateChoices = [
  { value: 'open', label: 'Any that is open' },
  ...states.map((state) => ({ value: state, label: state.replace(/^./, (letter) => letter.toUpperCase()) })),
]
