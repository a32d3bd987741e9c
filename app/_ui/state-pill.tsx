import type { ReactNode } from 'react'
import { Pill } from './pill.tsx'
import type { Tone } from './tone.ts'

export type RequestStateName =
  | 'waiting'
  | 'approved'
  | 'carrying out'
  | 'carried out'
  | 'returned'
  | 'rejected'
  | 'withdrawn'
  | 'expired'
  | 'stale'
  | 'paused'
  | 'failed'

const looks: Record<RequestStateName, { tone: Tone; words: string }> = {
  waiting: { tone: 'accent', words: 'waiting for a decision' },
  approved: { tone: 'accent', words: 'approved' },
  'carrying out': { tone: 'accent', words: 'carrying out' },
  'carried out': { tone: 'good', words: 'carried out' },
  returned: { tone: 'warn', words: 'returned' },
  rejected: { tone: 'bad', words: 'rejected' },
  withdrawn: { tone: 'plain', words: 'withdrawn' },
  expired: { tone: 'plain', words: 'expired' },
  stale: { tone: 'warn', words: 'stale: the plan no longer holds' },
  paused: { tone: 'warn', words: 'paused' },
  failed: { tone: 'bad', words: 'failed' },
}

export interface StatePillProps {
  state: RequestStateName
  /** The state's one word alone, for tables. */
  short?: boolean | undefined
  /** Follows the words: ", 3 of 5". */
  children?: ReactNode
}

export function StatePill({ state, short, children }: StatePillProps) {
  const { tone, words } = looks[state]
  return (
    <Pill tone={tone}>
      <span>
        {short ? state : words}
        {children}
      </span>
    </Pill>
  )
}
