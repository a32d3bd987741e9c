import { UserRound } from 'lucide-react'
import { Pill } from '#app/_ui/pill.tsx'
import type { Tone } from '#app/_ui/tone.ts'
import type { Outcome } from './progress-of.ts'

const tones: Record<Outcome, Tone> = {
  waits: 'plain',
  sending: 'accent',
  accepted: 'accent',
  delivered: 'good',
  unknown: 'warn',
  refused: 'bad',
  'not sent': 'warn',
  'it arrived': 'plain',
  reported: 'plain',
  'left out': 'plain',
}

/** A person's word carries a person's mark and no colour: the desk did not see it. */
export function OutcomePill({ outcome }: { outcome: Outcome }) {
  if (outcome !== 'reported' && outcome !== 'it arrived') return <Pill tone={tones[outcome]}>{outcome}</Pill>
  return (
    <Pill tone={tones[outcome]}>
      <UserRound aria-hidden size={12} />
      <span>
        {outcome}
        <span className={outcome === 'reported' ? 'max-sm:sr-only' : 'sr-only'}>
          {' '}
          {outcome === 'reported' ? 'by a person' : ', says a person'}
        </span>
      </span>
    </Pill>
  )
}
