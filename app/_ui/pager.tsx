import { ArrowLeft, ArrowRight } from 'lucide-react'
import type { Route } from 'next'
import { LinkButton } from './link-button.tsx'

export interface PagerProps {
  /** Left out at the newest page. */
  newer?: Route | undefined
  /** Left out at the oldest page. */
  older?: Route | undefined
}

/** Pages by key: there are no page numbers, only newer and older. */
export function Pager({ newer, older }: PagerProps) {
  if (newer === undefined && older === undefined) return null
  return (
    <nav aria-label="Pages" className="flex min-h-8 justify-between gap-2">
      <span>
        {newer !== undefined && (
          <LinkButton href={newer} size="small" hotkey="[" icon={<ArrowLeft aria-hidden size={16} />}>
            Newer
          </LinkButton>
        )}
      </span>
      <span>
        {older !== undefined && (
          <LinkButton href={older} size="small" hotkey="]" icon={<ArrowRight aria-hidden size={16} />}>
            Older
          </LinkButton>
        )}
      </span>
    </nav>
  )
}
