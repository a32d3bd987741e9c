'use client'

import { useState } from 'react'
import { Callout } from '#app/_ui/callout.tsx'
import { Fact, Facts } from '#app/_ui/facts.tsx'
import { MoneySums } from '#app/_ui/money.tsx'
import type { MoneyAmount } from '#app/_ui/format.ts'
import { Button } from '#app/_ui/button.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { AnswerForm } from './answer-form.tsx'
import { ReadFact, ReadNote } from './read-fact.tsx'
import { useReread } from './use-reread.ts'

export interface DecisionPanelProps {
  requestId: string
  revision: number
  digest: string
  /** Under which this tab keeps what is typed. */
  draft: string
  /** "1 customer marked, 3 events resent". */
  effect: string
  atStake: readonly MoneyAmount[]
  /** The provider's name. */
  place: string
  /** How many findings stand in the way. */
  blockers: number
}

/** For the person who may decide: what one click does, what is at stake, and the three answers. */
export function DecisionPanel({
  requestId,
  revision,
  digest,
  draft,
  effect,
  atStake,
  place,
  blockers,
}: DecisionPanelProps) {
  const [seen, setSeen] = useState({ digest, revision })
  const reread = useReread(requestId, revision)
  const renewed = seen.revision !== revision

  return (
    <Panel title="Your decision">
      <div className="grid gap-3">
        <p className="text-sm text-muted">You approve exactly these calls: {effect}.</p>
        <Facts>
          <Fact term="At stake">
            <MoneySums sums={atStake} />
          </Fact>
          <Fact term="Approvers needed">one</Fact>
          <ReadFact reread={reread} place={place} />
        </Facts>
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
          requestId={requestId}
          digest={seen.digest}
          draft={draft}
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
