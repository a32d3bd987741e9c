'use client'

import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { Fact } from '#app/_ui/facts.tsx'
import { Time } from '#app/_ui/time.tsx'
import { movedRows } from '../_moved/moved-rows.ts'
import { MovedTable } from '../_moved/moved-table.tsx'
import type { Reread } from './use-reread.ts'

interface ReadProps {
  reread: Reread
  place: string
}

/** When the world was last read, and that it still is as planned. */
export function ReadFact({ reread: { readAt, reading, unread }, place }: ReadProps) {
  return (
    <Fact term={`Read from ${place}`}>
      {unread !== undefined ? (
        'not possible now'
      ) : readAt === null ? (
        reading && 'reading…'
      ) : (
        <Time at={readAt} />
      )}
    </Fact>
  )
}

export function ReadNote({ reread: { readAt, moved, unread, reading, again }, place }: ReadProps) {
  if (unread !== undefined)
    return (
      <Callout
        tone="warn"
        title={`${place} cannot be read now.`}
        action={
          <Button size="small" onClick={again} pending={reading}>
            Read again
          </Button>
        }
      >
        {unread} An approval reads it again and waits for an answer; nothing is approved without one.
      </Callout>
    )
  if (moved.length === 0)
    return (
      <p className="min-h-5 text-sm text-muted">
        {readAt === null ? '' : 'Nothing moved since the plan was made.'}
      </p>
    )
  return (
    <div className="grid gap-2">
      <Callout tone="warn" title="The plan no longer holds." live>
        This moved since it was made. Return it, so that whoever filed it makes the next revision.
      </Callout>
      <MovedTable rows={movedRows(moved)} scrolls />
    </div>
  )
}
