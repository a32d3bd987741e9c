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
  'it arrived': 'good',
  reported: 'plain',
  'left out': 'plain',
}

export function OutcomePill({ outcome }: { outcome: Outcome }) {
  return <Pill tone={tones[outcome]}>{outcome === 'reported' ? 'reported by a person' : outcome}</Pill>
}
