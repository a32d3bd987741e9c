import { Suspense } from 'react'
import { Column, Columns } from '#app/_ui/columns.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { Skeleton } from '#app/_ui/skeleton.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Actor, Who } from '#lib/auth/actor.ts'
import { comparePolicies } from '#lib/policy/compare-policies.ts'
import { findGivers } from '#lib/policy/find-givers.ts'
import type { PolicyRow } from '#lib/policy/find-policies.ts'
import { DecideBar } from '../../requests/[id]/_parts/decide-bar.tsx'
import { effectWords } from '../_words/change-words.ts'
import type { PathNames } from '../_words/condition-words.ts'
import { lacksOf } from '../_words/lacks-of.ts'
import { DecisionPanel } from './decision-panel.tsx'
import { Lacks } from './lacks.tsx'
import { NextPanel } from './next-panel.tsx'
import { BackTestSentence, BackTestToCome, ProposalBackTest } from './proposal-back-test.tsx'
import { PolicyChanges } from './policy-changes.tsx'
import type { Standing } from './standing.ts'

export interface ProposalProps {
  proposal: PolicyRow
  current: PolicyRow
  actor: Actor<'policy:see'>
  who: Who
  standing: Standing
  paths: PathNames
}

/** What waits for a second admin: who proposed it and why, what it changes, what it would have done, and the decision beside it. */
export async function Proposal({ proposal, current, actor, who, standing, paths }: ProposalProps) {
  const lacks = lacksOf(proposal.rules, await findGivers(actor), Object.keys(paths))
  const decides = standing.admin && !standing.proposed
  const { id, version, proposer, proposedAt, because, rules } = proposal
  return (
    <Columns share="decide">
      <div className="min-w-0">
        <Column>
          <Panel
            title={`Version ${version} is proposed`}
            note={
              <>
                by {proposer} <Time at={proposedAt} />
              </>
            }
            flush
          >
            <blockquote className="m-4 border-l-2 border-accent pl-3 whitespace-pre-wrap wrap-anywhere">
              {because}
            </blockquote>
            <PolicyChanges before={current} after={proposal} paths={paths} />
          </Panel>
          <Lacks lacks={lacks} />
          <Suspense fallback={<BackTestToCome />}>
            <ProposalBackTest actor={actor} rules={rules} />
          </Suspense>
        </Column>
        {decides && <DecideBar words="Decide below" />}
      </div>
      <Column sticky>
        <div id="decision">
          {decides ? (
            <DecisionPanel
              policyId={id}
              version={version}
              effect={effectWords(comparePolicies(current.rules, rules), current, proposal)}
              tested={
                <Suspense fallback={<Skeleton className="h-10 w-full" />}>
                  <BackTestSentence actor={actor} rules={rules} />
                </Suspense>
              }
              draft={`policy reason:${who.id}:${id}`}
            />
          ) : (
            <NextPanel proposal={proposal} current={current.version} standing={standing} />
          )}
        </div>
      </Column>
    </Columns>
  )
}
