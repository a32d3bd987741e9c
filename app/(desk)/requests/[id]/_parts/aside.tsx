import { Expiry } from '#app/(desk)/_requests/expiry.tsx'
import { Fact } from '#app/_ui/facts.tsx'
import type { Who } from '#lib/auth/actor.ts'
import { freshFor, whyNotFresh } from '#lib/auth/fresh-sign-in.ts'
import type { RequestPage } from '#lib/attribution/get-request.ts'
import type { Approvals } from '#lib/attribution/judge-approvals.ts'
import { atStake, blockersOf } from '#lib/attribution/plan.ts'
import { effectOf } from '../../_plan/effect-of.ts'
import { groupSteps } from '../../_plan/group-steps.ts'
import type { Place } from '../../_plan/place.ts'
import { ApprovalList } from '../_decision/approval-list.tsx'
import { consequenceOf } from '../../_approvals/approval-words.ts'
import { DecisionPanel } from '../_decision/decision-panel.tsx'
import { SignedInAgain } from '../_decision/signed-in-again.tsx'
import { NextActions, NextPanel } from './next-panel.tsx'
import { ladderOf } from './ladder-of.ts'
import { progressOf } from './progress-of.ts'
import { Proof } from './proof.tsx'
import { asksCello, attributedAt, attributedIn } from './proof-of.ts'
import type { Standing } from './standing.ts'

interface AsideProps {
  who: Who
  page: RequestPage
  place: Place
  standing: Standing
  draft: string
}

/** What is asked of this person now, and how far the proof has come. */
export function Aside({ who, page, place, standing, draft }: AsideProps) {
  const { request, revision, plan, steps, approvals, decisions } = page
  const decides = approvals !== null && standing.whyNotDecide === undefined
  const reader = { id: who.id, name: who.name }
  const signedInAt = who.authenticatedAt ?? null
  const fresh = decides ? freshOf(approvals, signedInAt) : null
  const voided = decisions.filter((one) => one.outcome === 'approved' && one.revision < revision.number)
  const list = approvals && <ApprovalList approvals={approvals} voided={voided} reader={who.id} />
  const expiry = request.expiresAt && (
    <Fact term="Expires undecided">
      <Expiry until={request.expiresAt} bare />
    </Fact>
  )
  return (
    <>
      <div id="decision" className="grid scroll-mt-16 gap-3 empty:hidden">
        <SignedInAgain
          requestId={request.id}
          reader={reader}
          asked={fresh !== null}
          whyNot={fresh !== null && fresh.left <= 0 ? whyNotFresh(signedInAt) : undefined}
        />
        {decides ? (
          <>
            <DecisionPanel
              requestId={request.id}
              revision={revision.number}
              digest={revision.digest}
              draft={draft}
              consequence={consequenceOf(approvals, who.roles.includes('manager'), effectOf(plan))}
              atStake={atStake(plan)}
              place={place.name}
              blockers={blockersOf(plan).length}
              reader={reader}
              reasons={approvals.required.reasons}
              freshFor={fresh?.left ?? null}
              freshMinutes={approvals.required.freshMinutes}
              signedInAt={signedInAt}
              expiry={expiry}
            >
              {list}
            </DecisionPanel>
            <NextActions page={page} standing={standing} />
          </>
        ) : (
          <NextPanel page={page} standing={standing} expiry={expiry}>
            {list}
          </NextPanel>
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

/** For how long the sign-in still counts, where the policy asks for a fresh one. Milliseconds. */
const freshOf = ({ required: { freshMinutes } }: Approvals, signedInAt: Date | null) =>
  freshMinutes === null ? null : { left: freshFor(signedInAt, freshMinutes) }
