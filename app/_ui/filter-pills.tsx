import type { Route } from 'next'
import Link from 'next/link'
import { cx } from './cx.ts'

export interface FilterPill {
  href: Route
  label: string
  count?: number | undefined
  current?: boolean | undefined
}

export interface FilterPillsProps {
  /** What is filtered: "Which requests". */
  label: string
  pills: readonly FilterPill[]
  /** Below 640 px they stand in one line, inside of an `OneLine`. */
  oneLine?: boolean
}

/** Filters as links, so that the address says what is shown. */
export function FilterPills({ label, pills, oneLine = false }: FilterPillsProps) {
  return (
    <nav aria-label={label}>
      <ul className={cx('flex gap-2', oneLine ? 'sm:flex-wrap' : 'flex-wrap')}>
        {pills.map(({ href, label: words, count, current }) => (
          <li key={words}>
            <Link
              href={href}
              prefetch={false}
              aria-current={current ? 'page' : undefined}
              className={cx(
                'inline-flex h-8 items-center gap-1.5 rounded-md border px-3 text-sm whitespace-nowrap',
                current
                  ? 'border-accent bg-accent-soft text-accent'
                  : 'border-line bg-panel text-muted hover:bg-quiet hover:text-ink',
              )}
            >
              {words}
              {count !== undefined && <span>{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
