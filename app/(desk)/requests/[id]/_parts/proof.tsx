import { UserRound } from 'lucide-react'
import { Fact, Facts } from '#app/_ui/facts.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { Pill } from '#app/_ui/pill.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Tone } from '#app/_ui/tone.ts'
import type { Count, Ladder, Rung } from './ladder-of.ts'
import { OutcomePill } from './outcome-pill.tsx'

export interface ProofProps {
  ladder: Ladder
  /** When Cello itself was seen to show the new user under the code. */
  attributedAt: Date | null
  /** Where: “in Cello’s export, dated …”; null where its look-up showed it. */
  attributedIn: string | null
  /** Whether the desk can ask Cello. */
  asksCello: boolean
}

const terms: Record<Rung, string> = { sent: 'Sent', accepted: 'Accepted', delivered: 'Delivered' }

/** The ladder of proof: each rung counts what was seen on it. */
export function Proof({ ladder, attributedAt, attributedIn, asksCello }: ProofProps) {
  const { signup, rungs, byHand, leftOut, notes } = ladder
  return (
    <Panel title="Proof">
      <Facts>
        {signup !== null && (
          <Fact term="Sign-up">
            <OutcomePill outcome={signup} />
          </Fact>
        )}
        {rungs.map(({ rung, count }) => (
          <Fact key={rung} term={terms[rung]}>
            <Pill tone={toneOf(count)}>
              {count.seen} of {count.of}
            </Pill>
          </Fact>
        ))}
        {byHand.of > 0 && (
          <Fact term="On a person’s word">
            <Pill>
              <UserRound aria-hidden size={12} />
              {byHand.seen} of {byHand.of}
            </Pill>
          </Fact>
        )}
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
          {attributedIn !== null && <span className="block text-muted">{attributedIn}</span>}
        </Fact>
      </Facts>
      {notes.length > 0 && (
        <ul className="mt-3 grid gap-1 border-t border-line pt-2 text-sm text-muted">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

const toneOf = ({ seen, of }: Count): Tone => (seen === 0 ? 'plain' : seen === of ? 'good' : 'accent')
