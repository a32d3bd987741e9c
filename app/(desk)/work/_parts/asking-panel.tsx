import type { Route } from 'next'
import type { ReactNode } from 'react'
import { Panel } from '#app/_ui/panel.tsx'
import { TextLink } from '#app/_ui/text-link.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Asking, Counted } from '#lib/work/count-asking.ts'
import { counted } from '../../requests/_plan/counted.ts'

/** What no worker can do anything about. */
export function AskingPanel({ asking: { unknown, paused } }: { asking: Asking }) {
  return (
    <Panel title="What waits for a person" flush>
      <ul className="divide-y divide-line">
        <AskingLine counted={unknown} none="No delivery is unknown." href="/history?outcome=unknown">
          {counted(unknown.count, 'delivery', 'deliveries')} {unknown.count === 1 ? 'is' : 'are'} unknown
        </AskingLine>
        <AskingLine counted={paused} none="No request is paused." href="/requests?state=paused">
          {counted(paused.count, 'request')} {paused.count === 1 ? 'is' : 'are'} paused
        </AskingLine>
      </ul>
    </Panel>
  )
}

interface AskingLineProps {
  counted: Counted
  none: string
  href: string
  children: ReactNode
}

function AskingLine({ counted: { count, oldest }, none, href, children }: AskingLineProps) {
  return (
    <li className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-2.5">
      {count === 0 ? (
        <span className="text-muted">{none}</span>
      ) : (
        <TextLink href={href as Route}>{children}</TextLink>
      )}
      {oldest && (
        <span className="text-sm text-muted">
          the oldest <Time at={oldest} />
        </span>
      )}
    </li>
  )
}
