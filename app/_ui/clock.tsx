'use client'

import { Clock3 } from 'lucide-react'
import { clockState, type ClockTone } from './clock-state.ts'
import { cx } from './cx.ts'
import { formatExact } from './format.ts'
import { useNow, useZone } from './reader.tsx'

export interface ClockProps {
  /** The moment after which the step is no longer possible; null where there is none. */
  until: Date | string | number | null
}

const pillTones: Record<ClockTone, string> = {
  calm: 'bg-quiet text-muted',
  plain: 'bg-quiet text-ink',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  none: 'bg-quiet text-muted',
}

const barTones: Record<ClockTone, string> = {
  calm: 'bg-accent',
  plain: 'bg-muted',
  warn: 'bg-warn',
  bad: 'bg-bad',
  none: 'bg-transparent',
}

const wordTones: Record<ClockTone, string> = {
  calm: 'text-muted',
  plain: 'text-ink',
  warn: 'text-warn',
  bad: 'text-bad',
  none: 'text-muted',
}

/** `after` follows the time left: "2 d 4 h left for €120.00". */
export function ClockPill({ until, after }: ClockProps & { after?: string | undefined }) {
  const { state, title } = useClock(until)
  const running = state.tone !== 'none' && state.words !== 'ran out'
  return (
    <span
      title={title}
      className={cx(
        'inline-flex h-[22px] items-center gap-1.5 rounded-full px-2 text-xs font-medium whitespace-nowrap',
        pillTones[state.tone],
      )}
    >
      <Clock3 aria-hidden size={12} strokeWidth={2} />
      <span>
        {state.words}
        {running && (after === undefined ? <span className="sr-only"> left</span> : ` ${after}`)}
      </span>
    </span>
  )
}

export function ClockBar({ until }: ClockProps) {
  const { state, title } = useClock(until)
  const running = state.tone !== 'none' && state.words !== 'ran out'
  return (
    <span title={title} className="flex items-center sm:min-w-28 gap-2 text-sm">
      <span aria-hidden className="h-1.5 min-w-6 flex-1 max-sm:hidden overflow-hidden rounded-full bg-quiet">
        <span
          className={cx('block h-full rounded-full', barTones[state.tone])}
          style={{ width: `${Math.max(state.left * 100, running ? 4 : 0)}%` }}
        />
      </span>
      <span className={cx('min-w-14 text-right max-sm:w-full whitespace-nowrap', wordTones[state.tone])}>
        {state.words}
        {running && <span className="sr-only"> left</span>}
      </span>
    </span>
  )
}

function useClock(until: ClockProps['until']) {
  const now = useNow()
  const zone = useZone()
  const moment = until === null ? null : new Date(until).getTime()
  return {
    state: clockState(moment, now),
    title: moment === null ? undefined : `Runs out ${formatExact(moment, zone)}`,
  }
}
