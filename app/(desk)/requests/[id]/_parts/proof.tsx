import { Fact, Facts } from '#app/_ui/facts.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { Pill } from '#app/_ui/pill.tsx'
import type { Tone } from '#app/_ui/tone.ts'
import { Time } from '#app/_ui/time.tsx'
import type { Ladder } from './progress-of.ts'

export interface ProofProps {
  ladder: Ladder
  /** When Cello itself was seen to show the new user under the code. */
  attributedAt: Date | null
  /** Whether the desk can ask Cello. */
  asksCello: boolean
}

/** The ladder of proof: each rung counts what was seen on it. */
export function Proof({ ladder, attributedAt, asksCello }: ProofProps) {
  const { of, sent, accepted, delivered, byHand, leftOut } = ladder
  const rungs = [
    { term: 'Sent', count: sent },
    { term: 'Accepted', count: accepted },
    { term: 'Delivered', count: delivered },
  ]
  return (
    <Panel title="Proof">
      <Facts>
        {of > 0 &&
          rungs.map(({ term, count }) => (
            <Fact key={term} term={term}>
              <Pill tone={toneOf(count, of)}>
                {count} of {of}
              </Pill>
            </Fact>
          ))}
        {byHand > 0 && <Fact term="On a person’s word">{byHand}</Fact>}
        {leftOut > 0 && <Fact term="Left out">{leftOut}</Fact>}
        <Fact term="Attributed">
          {attributedAt ? (
            <Pill tone="good">
              <span>
                seen <Time at={attributedAt} show="second" />
              </span>
            </Pill>
          ) : (
            <Pill>{asksCello ? 'not seen yet' : 'Cello is not asked'}</Pill>
          )}
        </Fact>
      </Facts>
    </Panel>
  )
}

const toneOf = (count: number, of: number): Tone => (count === 0 ? 'plain' : count === of ? 'good' : 'accent')
