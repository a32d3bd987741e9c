import { EvidenceList } from '#app/(desk)/_requests/evidence-list.tsx'
import { Id } from '#app/_ui/id.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import type { RequestPage } from '#lib/attribution/get-request.ts'
import { env } from '#lib/env.ts'
import { isOneOf } from '#lib/attribution/rules.ts'
import { supportOf } from '#lib/attribution/plan.ts'
import { Findings } from '../../_plan/findings.tsx'
import { notBrought } from '../../_plan/not-brought.ts'
import { NotResentTable } from '../../_plan/not-resent-table.tsx'
import type { Place } from '../../_plan/place.ts'
import { PlanView } from '../../_plan/plan-view.tsx'
import type { MessageView } from '../_message/message-of.ts'
import { MessagePanel } from '../_message/message-panel.tsx'
import { DecideBar } from './decide-bar.tsx'
import type { ProgressAt } from './progress-of.ts'
import { ProgressSteps } from './progress-steps.tsx'
import type { Feed } from './question-callout.tsx'
import { Revisions } from './revisions.tsx'
import type { Standing } from './standing.ts'
import { WhatHappened } from './what-happened.tsx'

interface WorkProps {
  page: RequestPage
  progressAt: ProgressAt
  place: Place
  standing: Standing
  draft: string
  /** What is left for Cello support. */
  message: MessageView | null
}

const started = ['approved', 'carrying out', 'carried out'] as const

/** The plan, or how far it was carried out, and all that a person should know of it. */
export function Work({ page, progressAt, place, standing, draft, message }: WorkProps) {
  const { request, revision, plan, steps } = page
  const begun =
    steps.some(({ state }) => state !== 'waits') ||
    (steps.length > 0 && request.state !== 'stale') ||
    isOneOf(request.state, started)
  const others = plan.notResent.filter((entry) => !supportOf(plan)?.includes(entry))
  return (
    <>
      {begun ? (
        <div className="min-w-0">
          <Panel
            title="Plan"
            note={`approved as revision ${revision.number}`}
            aside={<Id id={revision.digest} label="digest" length={13} />}
            flush
          >
            <ProgressSteps
              plan={plan}
              progressAt={progressAt}
              asking={{
                requestId: request.id,
                place,
                feed: feed(),
                whyNot: standing.whyNotAnswer,
                whyNotReport: standing.whyNotReport,
                draft,
              }}
              message={message}
            />
            {others.length > 0 && (
              <div className="border-t border-line px-4 py-3">
                <h3 className="mb-2 font-medium">{notBrought(plan, others.length, 'not')}</h3>
                <NotResentTable notResent={others} place={place} />
              </div>
            )}
          </Panel>
          {message && <MessageBar message={message} />}
        </div>
      ) : (
        <PlanView
          plan={plan}
          readAt={revision.readAt}
          digest={revision.digest}
          place={place}
          note={`revision ${revision.number}`}
        />
      )}
      {message && <MessagePanel requestId={request.id} message={message} draft={`message:${draft}`} />}
      {plan.findings.length > 0 && (
        <Panel title={begun ? 'What was known before deciding' : 'What to know before deciding'}>
          <Findings findings={plan.findings} />
        </Panel>
      )}
      <WhatHappened page={page} />
      {page.evidence.length > 0 && (
        <Panel title="Evidence" note="attached by whoever did a step by hand">
          <EvidenceList files={page.evidence} />
        </Panel>
      )}
      <Revisions page={page} />
    </>
  )
}

/** On a narrow screen: leads past the plan to the message, where this person is asked for it. */
function MessageBar({ message: { state, mayWrite } }: { message: MessageView }) {
  if (!mayWrite || (state !== 'to write' && state !== 'unknown')) return null
  const words = state === 'unknown' ? 'Say below whether it left' : 'Write to Cello support below'
  return <DecideBar words={words} to="message" />
}

const celloFeed = 'https://portal.cello.so/integrations/events-feed'

function feed(): Feed {
  const sandbox = env().PRACTICE_SANDBOX
  return sandbox === undefined
    ? { href: celloFeed, words: "Open Cello's event feed" }
    : { href: sandbox, words: "Open the sandbox's event feed" }
}
