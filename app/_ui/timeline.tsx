import { useId, type ReactNode } from 'react'
import { Time, type TimeProps } from './time.tsx'

export interface TimelineEntry {
  key: string
  /** Who, in strong; nobody for what the desk did. */
  who?: string | undefined
  /** "filed revision 1", "approved it". */
  did: ReactNode
  at: TimeProps['at']
  /** Another moment that belongs to it: "signed in 10:41". */
  beside?: { words: string; at: TimeProps['at'] } | undefined
}

export interface TimelineProps {
  title?: string | undefined
  entries: readonly TimelineEntry[]
}

export function Timeline({ title = 'So far', entries }: TimelineProps) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      <ol className="mt-2 border-l border-line text-sm">
        {entries.map(({ key, who, did, at, beside }) => (
          <li key={key} className="py-1 pl-3 wrap-anywhere">
            {who !== undefined && <strong className="font-medium">{who}</strong>} {did}{' '}
            <Time at={at} show="clock" className="whitespace-nowrap text-muted" />
            {beside && (
              <span className="text-muted">
                , {beside.words} <Time at={beside.at} show="clock" />
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
