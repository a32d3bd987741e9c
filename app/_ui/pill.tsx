import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import { softTones, type Tone } from './tone.ts'

export interface PillProps {
  tone?: Tone | undefined
  children: ReactNode
}

/** A word or two about a state; the words carry it, the colour helps. */
export function Pill({ tone = 'plain', children }: PillProps) {
  return (
    <span
      className={cx(
        'inline-flex h-[22px] items-center gap-1.5 rounded-full px-2 text-xs font-medium whitespace-nowrap',
        softTones[tone],
      )}
    >
      {children}
    </span>
  )
}
