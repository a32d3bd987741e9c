import type { RequestPage } from '#lib/attribution/get-request.ts'
import { atStake, blockersOf } from '#lib/attribution/plan.ts'
import { groupSteps } from '../../_plan/group-steps.ts'
import type { Place } from '../../_plan/place.ts'
import { DecisionPanel } from './decision-panel.tsx'
import { effectOf } from '../../_plan/effect-of.ts'
import { NextActions, NextPanel } from './next-panel.tsx'
import { ladderOf } from './ladder-of.ts'
import { progressOf } from './progress-of.ts'
import { Proof } from './proof.tsx'
import { asksCello, attributedAt, attributedIn } from './proof-of.ts'
import type { Standing } from './standing.ts'
import { type Entry, lastMoved } from './story-words.ts'

interface AsideProps {
  page: RequestPage
  story: readonly Entry[]
  place: Place
  standing: Standing
  draft: string
}

/** What is asked of this person now, and how far the proof has come. */
export function Aside({ page, story, place, standing, draft }: AsideProps) {
  const { request, revision, plan, steps } = page
  const decides = request.state === 'waiting' && standing.whyNotDecide === undefined
  const moved = request.state === 'stale' ? lastMoved(story) : []
  return (
    <>
      <div id="decision" className="grid gap-3 empty:hidden">
        {decides ? (
          <>
            <DecisionPanel
              requestId={request.id}
              revision={revision.number}
              digest={revision.digest}
              draft={draft}
              effect={effectOf(plan)}
              atStake={atStake(plan)}
              place={place.name}
              blockers={blockersOf(plan).length}
            />
            <NextActions page={page} standing={standing} />
          </>
        ) : (
          <NextPanel page={page} standing={standing} moved={moved} />
        )}
      </div>
      {steps.length > 0 && (
        <Proof
          ladder={ladderOf(groupSteps(plan.steps), progressOf(page))}
          attributedAt={attributedAt(page)}
          attributedIn={attributedIn(page)}
          asksCello={asksCello()}
        />
      )}
    </>
  )
}
