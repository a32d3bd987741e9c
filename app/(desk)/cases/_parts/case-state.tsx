import { Pill } from '#app/_ui/pill.tsx'
import type { CaseOutcome, CaseState, WaitedOn } from '#lib/cases/words.ts'
import { stateWords } from './case-words.ts'

interface CaseStatePillProps {
  state: CaseState
  waitingOn: WaitedOn | null
  outcome: CaseOutcome | null
  /** One word, for tables. */
  short?: boolean
}

export function CaseStatePill({ short = false, ...stands }: CaseStatePillProps) {
  const words = stateWords(stands)
  return <Pill tone={words.tone}>{short ? words.short : words.long}</Pill>
}
