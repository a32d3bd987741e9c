import { X } from 'lucide-react'
import Link from 'next/link'
import {
  filterNames,
  type FilterName,
  type ReadFilter,
  type Typed,
} from '#lib/attribution/delivery-filter.ts'
import { filterLabels } from './history-words.ts'
import { historyAddress, without } from './history-search.ts'

export interface FilterChipsProps {
  typed: Typed
  read: ReadFilter
  /** Names by the ids of people. */
  names: ReadonlyMap<string, string>
}

/** The filters that hold now, each with its way out. */
export function FilterChips({ typed, read, names }: FilterChipsProps) {
  const active = filterNames.filter((name) => typed[name] !== undefined && read.problems[name] === undefined)
  if (active.length === 0)
    return (
      <p className="text-sm text-muted">
        Nothing is filtered. A click on a name or an outcome filters by it.
      </p>
    )
  return (
    <ul aria-label="Filters that hold now" className="flex min-w-0 flex-wrap items-center gap-2">
      {active.map((name) => (
        <li key={name} className="min-w-0">
          <Link
            href={historyAddress(without(typed, name))}
            prefetch={false}
            className="inline-flex min-h-8 max-w-full items-center gap-1.5 rounded-md border border-accent bg-accent-soft px-3 text-sm text-accent hover:bg-accent-row"
          >
            <span className="sr-only">Take away the filter </span>
            <span className="min-w-0 truncate">
              {filterLabels[name]}{' '}
              <span className="font-medium">{chipWords(name, { typed, read, names })}</span>
            </span>
            <X aria-hidden size={14} className="shrink-0" />
          </Link>
        </li>
      ))}
      {active.length > 1 && (
        <li>
          <Link
            href="/history"
            prefetch={false}
            className="inline-flex min-h-8 items-center px-1 text-sm underline underline-offset-2"
          >
            Take all away
          </Link>
        </li>
      )}
    </ul>
  )
}

function chipWords(name: FilterName, { typed, read, names }: FilterChipsProps) {
  const text = typed[name] ?? ''
  switch (name) {
    case 'request':
      return `R-${read.filter.request ?? text}`
    case 'currency':
      return text.toUpperCase()
    case 'requestedBy':
    case 'approvedBy':
      return names.get(text.toLowerCase()) ?? 'somebody unknown'
    default:
      return text
  }
}
