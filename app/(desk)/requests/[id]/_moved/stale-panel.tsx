'use client'

import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { Time } from '#app/_ui/time.tsx'
import { useReread } from '../_decision/use-reread.ts'
import type { FoundStale, MovedFact } from '../_parts/story-words.ts'
import { movedRows } from './moved-rows.ts'
import { MovedTable } from './moved-table.tsx'

interface StalePanelProps {
  requestId: string
  revision: number
  /** What had moved when it was found. */
  found: FoundStale
  place: string
}

/** What moved, as it was found. */
export function StalePanel({ found, place }: Pick<StalePanelProps, 'found' | 'place'>) {
  if (movedRows(found.moved).length === 0) return null
  return (
    <Panel title="What moved" note={<Found found={found} place={place} />}>
      <Moved found={found} moved={found.moved} />
    </Panel>
  )
}

/** The same for who may make the next revision: read again, since that would be made of what is there now. */
export function StalePanelNow({ requestId, revision, found, place }: StalePanelProps) {
  const { readAt, moved, unread, reading, again } = useReread(requestId, revision)
  return (
    <Panel
      title="What moved"
      note={
        readAt === null || unread !== undefined ? (
          <Found found={found} place={place} />
        ) : (
          <>
            read from {place} <Time at={readAt} />
          </>
        )
      }
      aside={
        <Button size="small" onClick={again} pending={reading}>
          Read again
        </Button>
      }
    >
      {readAt !== null && moved.length === 0 ? (
        <Callout tone="note" title="Everything is as it was planned again.">
          What was decided is void all the same: the next revision takes a new decision.
        </Callout>
      ) : (
        <Moved found={found} moved={readAt === null ? found.moved : moved} />
      )}
    </Panel>
  )
}

const Found = ({ found, place }: Pick<StalePanelProps, 'found' | 'place'>) => (
  <>
    as {place} had it <Time at={found.at} />
  </>
)

const Moved = ({ found, moved }: { found: FoundStale; moved: readonly MovedFact[] }) => (
  <MovedTable rows={movedRows(moved)} sides={[found.approved ? 'As approved' : 'As planned', 'Now']} />
)
