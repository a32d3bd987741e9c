'use client'

import { type ReactNode, useState } from 'react'
import { Callout } from '#app/_ui/callout.tsx'
import { Fact, Facts } from '#app/_ui/facts.tsx'
import { MoneySums } from '#app/_ui/money.tsx'
import type { MoneyAmount } from '#app/_ui/format.ts'
import { Button } from '#app/_ui/button.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { AnswerForm, type AnswerFormProps } from './answer-form.tsx'
import { FreshFact } from './fresh-fact.tsx'
import { ReadFact, ReadNote } from './read-fact.tsx'
import { useReread } from './use-reread.ts'

export interface DecisionPanelProps extends Omit<AnswerFormProps, 'stopped' | 'shown'> {
  revision: number
  /** What one click on approve leads to, as a sentence. */
  consequence: string
  atStake: readonly MoneyAmount[]
  /** The provider's name. */
  place: string
  /** How many findings stand in the way. */
  blockers: number
  /** A sign-in of the last so many minutes is asked for; null where none is. */
  freshMinutes: number | null
  signedInAt: Date | null
  /** When it expires undecided, as a fact. */
  expiry: ReactNode
  /** What the policy asks for, and who has approved. */
  children: ReactNode
}

/** For the person who may decide: what one click does, what is asked for it, what is at stake, and the three answers. */
export function DecisionPanel({
  revision,
  consequence,
  atStake,
  place,
  blockers,
  freshMinutes,
  signedInAt,
  expiry,
  children,
  ...form
}: DecisionPanelProps) {
  const { requestId, digest } = form
  const [seen, setSeen] = useState({ digest, revision })
  const reread = useReread(requestId, revision)
  const renewed = seen.revision !== revision

  return (
    <Panel title="Your decision">
      <div className="grid gap-3">
        <p className="text-sm font-medium">{consequence}</p>
        <Facts>
          <Fact term="At stake">
            <MoneySums sums={atStake} />
          </Fact>
          <ReadFact reread={reread} place={place} />
          {expiry}
        </Facts>
        <div className="grid gap-1.5 border-t border-line pt-2">
          {children}
          {freshMinutes !== null && <FreshFact minutes={freshMinutes} signedInAt={signedInAt} />}
        </div>
        <ReadNote reread={reread} place={place} />
        {renewed && (
          <Callout
            tone="warn"
            live
            title={`Revision ${revision} took the place of revision ${seen.revision}.`}
            action={
              <Button
                size="small"
                onClick={() => {
                  setSeen({ digest, revision })
                }}
              >
                I have read revision {revision}
              </Button>
            }
          >
            It was made while this page was open; the plan shown is the new one.
          </Callout>
        )}
        <AnswerForm
          {...form}
          digest={seen.digest}
          shown={seen.revision}
          stopped={stoppedBy({ blockers, moved: reread.moved.length, renewed })}
        />
      </div>
    </Panel>
  )
}

/** Why the plan cannot be approved now. */
function stoppedBy({ blockers, moved, renewed }: { blockers: number; moved: number; renewed: boolean }) {
  if (renewed) return 'A newer revision was made. Read it first.'
  if (moved > 0) return 'The plan no longer holds, so it cannot be approved. Return it.'
  if (blockers > 0)
    return 'Something stands in the way: see what to know before deciding. Return or reject it.'
  return undefined
}
