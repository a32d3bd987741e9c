import type { Route } from 'next'
import { LinkButton } from './link-button.tsx'

export interface PagerProps {
  /** Left out at the newest page. */
  newer?: Route | undefined
  /** Left out at the oldest page. */
  older?: Route | undefined
  /** Back to where it begins; left out there. */
  newest?: Route | undefined
}

/** Pages by key: there are no page numbers, only newer and older. */
export function Pager({ newer, older, newest }: PagerProps) {
  if (newer === undefined && older === undefined) return null
  return (
    <nav aria-label="Pages" className="flex min-h-8 justify-between gap-2">
      <span className="flex gap-2">
        {newer !== undefined && (
          <LinkButton href={newer} size="small" hotkey="[">
            Newer
          </LinkButton>
        )}
        {newest !== undefined && (
          <LinkButton href={newest} size="small" variant="quiet">
            Back to the newest
          </LinkButton>
        )}
      </span>
      <span>
        {older !== undefined && (
          <LinkButton href={older} size="small" hotkey="]">
            Older
          </LinkButton>
        )}
      </span>
    </nav>
  )
}
