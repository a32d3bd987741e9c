'use client'

import { Clock3 } from 'lucide-react'
import { clockState, type ClockTone } from '#app/_ui/clock-state.ts'
import { cx } from '#app/_ui/cx.ts'
import { formatExact } from '#app/_ui/format.ts'
import { useNow, useZone } from '#app/_ui/reader.tsx'

const tones: Record<ClockTone, string> = {
  calm: 'text-muted',
  plain: 'text-muted',
  warn: 'text-warn',
  bad: 'text-bad',
  none: 'text-muted',
}

/** From three days before, it is a warning. */
const isNear = (tone: ClockTone) => tone === 'warn' || tone === 'bad'

/** When a request expires undecided: "expires in 9 d 4 h"; `bare` after a term that says so: "in 9 d 4 h". */
export function Expiry({ until, bare = false }: { until: Date | string; bare?: boolean }) {
  const { tone, words, title } = useExpiry(until)
  return (
    <span title={title} className={cx('whitespace-nowrap', tones[tone], isNear(tone) && 'font-medium')}>
      {bare ? words.replace(/^expires /, '') : words}
    </span>
  )
}

/** The same as a mark, from three days before on; before that nothing is drawn. */
export function ExpiryMark({ until }: { until: Date | string }) {
  const { tone, words, title } = useExpiry(until)
  if (!isNear(tone)) return null
  return (
    <span
      title={title}
      className={cx(
        'inline-flex h-[22px] items-center gap-1.5 rounded-full px-2 text-xs font-medium whitespace-nowrap',
        tone === 'bad' ? 'bg-bad-soft text-bad' : 'bg-warn-soft text-warn',
      )}
    >
      <Clock3 aria-hidden size={12} strokeWidth={2} />
      {words}
    </span>
  )
}

function useExpiry(until: Date | string) {
  const now = useNow()
  const zone = useZone()
  const moment = new Date(until).getTime()
  const { tone, words } = clockState(moment, now)
  return {
    tone,
    words: words === 'ran out' ? 'expires now' : `expires in ${words}`,
    title: `Expires undecided ${formatExact(moment, zone)}`,
  }
}
