import type { Route } from 'next'
import { z } from 'zod'
import type { RequestFilter } from '#lib/attribution/find-requests.ts'
import { became, openStates } from '#lib/attribution/rules.ts'
import type { Who } from '#lib/auth/actor.ts'

type State = keyof typeof became

export const states = Object.keys(became) as State[]

const key = z.coerce.number().int().positive().max(999_999_999).optional().catch(undefined)
const word = z.union([z.string(), z.array(z.string()).transform(([first]) => first)]).optional()

const search = z.object({
  /** `open` stands for every state that still means to do something. */
  state: word.pipe(
    z
      .enum(['open', ...states])
      .optional()
      .catch(undefined),
  ),
  text: word.pipe(z.string().trim().max(300).optional().catch(undefined)),
  mine: word.pipe(z.literal('yes').optional().catch(undefined)),
  before: word.pipe(key),
  after: word.pipe(key),
})

/** What the address asks for; whatever it cannot mean is left out. */
export type ListSearch = z.output<typeof search>

export const readSearch = (given: unknown): ListSearch => search.parse(given)

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
