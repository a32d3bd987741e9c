import type { ReactNode } from 'react'
import { PlainLink } from '#app/_ui/plain-link.tsx'
import { filterNames, type FilterName, type Typed } from '#lib/attribution/delivery-filter.ts'
import { filterLabels } from './history-words.ts'
import { historyAddress } from './history-search.ts'

export interface FilterLinkProps {
  name: FilterName
  value: string
  /** The filters of now, which this one joins. */
  typed: Typed
  children: ReactNode
}

/** A value of the table; a click leaves only the rows that share it. */
export function FilterLink({ name, value, typed, children }: FilterLinkProps) {
  const joined = Object.fromEntries(
    filterNames.flatMap((one) => {
      const text = one === name ? value : typed[one]
      return text === undefined ? [] : [[one, text] as const]
    }),
  )
  return (
    <PlainLink
      href={historyAddress(joined)}
      title={`Only this: ${filterLabels[name]}`}
      className="relative z-10 inline-flex min-h-6 items-center rounded-sm decoration-dotted underline-offset-4 hover:underline"
    >
      {children}
      <span className="sr-only">{` – only this ${filterLabels[name]}`}</span>
    </PlainLink>
  )
}
