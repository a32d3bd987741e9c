'use client'

import { Clock3, Pause } from 'lucide-react'
import { formatExact, formatSpan } from '#app/_ui/format.ts'
import { Pill } from '#app/_ui/pill.tsx'
import { useNow, useZone } from '#app/_ui/reader.tsx'
import type { Tone } from '#app/_ui/tone.ts'

export interface SlaMarkProps {
  /** When the next clock runs out; null while they stand still. */
  due: Date | null
}

const hour = 3600_000

/** How far the clock of a case is: late in red, soon in amber, standing still in plain; always in words. */
export function SlaMark({ due }: SlaMarkProps) {
  const now = useNow()
  const zone = useZone()
  if (due === null)
    return (
      <Pill>
        <Pause aria-hidden size={12} />
        stands still
      </Pill>
    )
  const { tone, words } = slaWords(due, now)
  return (
    <span title={`Due ${formatExact(due.getTime(), zone)}`}>
      <Pill tone={tone}>
        <Clock3 aria-hidden size={12} strokeWidth={2} />
        {words}
      </Pill>
    </span>
  )
}

export function slaWords(due: Date, now: number): { tone: Tone; words: string } {
  const left = due.getTime() - now
  if (left < 0) return { tone: 'bad', words: `late by ${formatSpan(-left)}` }
  return { tone: left < 4 * hour ? 'warn' : 'plain', words: `due in ${formatSpan(left)}` }
}
