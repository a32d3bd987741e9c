import { OctagonPause } from 'lucide-react'
import { Time } from '#app/_ui/time.tsx'
import type { StandingPause } from '#lib/work/find-pause.ts'
import { ResumeAllButton } from './resume-all-button.tsx'

interface PausedStripProps {
  pause: StandingPause
  mayResume: boolean
}

/** Above every page while everything is paused. */
export function PausedStrip({ pause, mayResume }: PausedStripProps) {
  return (
    <div
      role="region"
      aria-label="Everything is paused"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-bad-soft px-4 py-2 text-sm text-bad md:px-6"
    >
      <p className="min-w-0 flex-1 basis-72 wrap-anywhere">
        <OctagonPause aria-hidden size={16} className="mr-1.5 inline align-text-bottom" />
        <strong className="font-semibold">
          {pause.pausedBy} paused everything <Time at={pause.pausedAt} />: “{pause.because}”
        </strong>{' '}
        Nothing is sent to a provider. What was approved waits, and clocks run on;{' '}
        {mayResume ? 'it goes on where it was.' : 'an admin lets it go on.'}
      </p>
      {mayResume && <ResumeAllButton pauseId={pause.id} />}
    </div>
  )
}
