import type { Route } from 'next'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { TextLink } from '#app/_ui/text-link.tsx'
import { NobodyDecides } from '../_parts/nobody-decides.tsx'

interface EditorNotesProps {
  /** The version that the draft was begun on, where another is in force now. */
  stale: { begun: number; now: number } | undefined
  waiting: number | undefined
  alone: boolean
  onGoOn: () => void
}

/** What keeps a proposal from being made or decided, before anything is typed in vain. */
export function EditorNotes({ stale, waiting, alone, onGoOn }: EditorNotesProps) {
  if (!stale && waiting === undefined && !alone) return null
  return (
    <div className="mb-6 grid gap-3">
      {waiting !== undefined && (
        <Callout
          tone="warn"
          live
          title={`Version ${waiting} waits for a decision.`}
          action={<TextLink href="/policy">See what waits</TextLink>}
        >
          One proposal is decided at a time: yours can be made when that one is decided or withdrawn. What you
          type is kept in this browser.
        </Callout>
      )}
      {stale && (
        <Callout
          tone="warn"
          live
          title={`Version ${stale.now} is in force now; this was begun on version ${stale.begun}.`}
          action={
            <>
              <Button size="small" onClick={onGoOn}>
                {`Go on from version ${stale.now}`}
              </Button>
              <TextLink href={`/policy/${stale.now}` as Route}>See version {stale.now}</TextLink>
            </>
          }
        >
          What is typed here would take the place of version {stale.now}. Look at that first, then go on with
          what you typed, or discard it.
        </Callout>
      )}
      {alone && (
        <NobodyDecides>
          It can be proposed, but nobody could decide it: give the role admin to somebody on the page People
          first.
        </NobodyDecides>
      )}
    </div>
  )
}
