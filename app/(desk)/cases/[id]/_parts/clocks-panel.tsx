'use client'

import { CircleCheck, Clock3, Pause, TriangleAlert } from 'lucide-react'
import { cx } from '#app/_ui/cx.ts'
import { formatExact } from '#app/_ui/format.ts'
import { Panel } from '#app/_ui/panel.tsx'
import { useNow, useZone } from '#app/_ui/reader.tsx'
import { textTones } from '#app/_ui/tone.ts'
import type { CaseClock } from '#lib/cases/get-clocks.ts'
import { openWords } from '../../_parts/open-words.ts'
import { slaWords } from '../../_parts/sla-mark.tsx'

interface ClocksPanelProps {
  clocks: { firstAnswer: CaseClock; resolution: CaseClock; zone: string }
}

/** The two clocks of a case: how far each is, in words, with its exact moment. */
export function ClocksPanel({ clocks: { firstAnswer, resolution, zone } }: ClocksPanelProps) {
  return (
    <Panel title="Clocks" note={<span className="text-sm">open hours, {zone}</span>}>
      <dl className="grid gap-3">
        <ClockLine name="First answer" clock={firstAnswer} />
        <ClockLine name="Resolution" clock={resolution} />
      </dl>
    </Panel>
  )
}

function ClockLine({ name, clock }: { name: string; clock: CaseClock }) {
  const now = useNow()
  const zone = useZone()
  const { Icon, tone, words, exact } = stands(clock, now)
  return (
    <div>
      <dt className="text-sm text-muted">
        {name}, within {openWords(clock.target)}
      </dt>
      <dd className={cx('flex items-center gap-1.5 font-medium', textTones[tone])}>
        <Icon aria-hidden size={16} />
        {words}
      </dd>
      {exact && <dd className="text-sm text-muted">{formatExact(exact.getTime(), zone)}</dd>}
    </div>
  )
}

function stands({ due, left, doneAt, late }: CaseClock, now: number) {
  if (doneAt !== null)
    return late
      ? { Icon: TriangleAlert, tone: 'bad' as const, words: 'done, but late', exact: doneAt }
      : { Icon: CircleCheck, tone: 'good' as const, words: 'done in time', exact: doneAt }
  if (due === null)
    return {
      Icon: Pause,
      tone: 'plain' as const,
      words: left === null ? 'stands still' : `stands still, ${openWords(left)} left`,
      exact: undefined,
    }
  const { tone, words } = slaWords(due, now)
  const ink = tone === 'plain' ? ('accent' as const) : tone
  return { Icon: tone === 'bad' ? TriangleAlert : Clock3, tone: ink, words, exact: due }
}
