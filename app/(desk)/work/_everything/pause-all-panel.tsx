'use client'

import { ReasonButton } from '#app/(desk)/_reason/reason-button.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { pauseAll } from '../actions.ts'

/** The switch for when something is badly wrong; while it is thrown the strip above every page leads back. */
export function PauseAllPanel({ paused }: { paused: boolean }) {
  return (
    <Panel title="Pause everything">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="min-w-0 flex-1 basis-72 text-sm text-muted">
          {paused
            ? 'Everything is paused: the strip above every page says by whom and why, and lets it go on.'
            : 'For when something is badly wrong: every worker finishes the call in hand and sends nothing more, whatever was approved. It goes on where it was once an admin says so.'}
        </p>
        {!paused && (
          <ReasonButton
            variant="danger"
            words="Pause everything"
            title="Pause everything?"
            consequence="No worker sends anything to a provider from the next call on. Requests can still be filed and decided, and what was done by hand can be reported. Everybody sees it above every page; clocks run on."
            failed="Nothing was paused."
            draft="pause:everything"
            send={(because) => pauseAll({ because })}
          />
        )}
      </div>
    </Panel>
  )
}
