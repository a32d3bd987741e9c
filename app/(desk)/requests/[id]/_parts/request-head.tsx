import { kindWords } from '#app/(desk)/_requests/request-words.ts'
import { ClockPill } from '#app/_ui/clock.tsx'
import { formatMoney } from '#app/_ui/format.ts'
import { Pill } from '#app/_ui/pill.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { ProgressBar } from '#app/_ui/progress-bar.tsx'
import { StatePill } from '#app/_ui/state-pill.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { RequestPage } from '#lib/attribution/get-request.ts'
import { paymentsOf } from '#lib/attribution/plan.ts'
import { isOneOf, openStates } from '#lib/attribution/rules.ts'
import { countClosed, isClosed } from './progress-of.ts'
import { timeLeft } from './time-left.ts'

const running = ['approved', 'carrying out', 'paused'] as const

export function RequestHead({ page, place }: { page: RequestPage; place: string }) {
  const { request, revision, steps, decisions, filedBy } = page
  const approval = decisions.find(
    ({ outcome, revision: decided }) => outcome === 'approved' && decided === revision.number,
  )
  const moves = isOneOf(request.state, running)
  const count = `${countClosed(steps)} of ${steps.length}`
  const first = firstToRunOut(page)
  const left = timeLeft(page)
  return (
    <>
      <PageHead
        title={
          <>
            Credit {request.referrerId ?? request.referralCode} for{' '}
            <span className="text-accent">{request.customerEmail ?? request.customerId}</span>
          </>
        }
        aside={
          <>
            <StatePill state={request.state}>{moves && steps.length > 0 && `, ${count}`}</StatePill>
            {request.support === 'to write' && <Pill tone="warn">message to write</Pill>}
            {first && <ClockPill until={first.clock} after={`left for ${formatMoney(first.invoice)}`} />}
          </>
        }
        below={
          steps.length > 0 &&
          (moves || request.state === 'carried out') && (
            <>
              <ProgressBar label="Steps carried out" value={countClosed(steps)} max={steps.length} />
              {left !== null && <p className="mt-1.5 text-sm text-muted">{left}</p>}
            </>
          )
        }
      >
        {kindWords[request.kind]} · filed by {filedBy} <Time at={request.filedAt} />
        {approval && (
          <>
            {' '}
            · approved by {approval.name} <Time at={approval.decidedAt} />
          </>
        )}{' '}
        · {place}
      </PageHead>
      <p role="status" className="sr-only">
        R-{request.number}: {request.state}
        {moves && `; ${count} steps are closed`}.
      </p>
    </>
  )
}

/** The resend, of those still to come, whose clock runs out first. */
function firstToRunOut({ request, plan, steps }: RequestPage) {
  if (!isOneOf(request.state, openStates)) return undefined
  const closed = new Set(steps.filter(isClosed).map(({ position }) => position))
  return paymentsOf(plan)
    .filter((step) => !closed.has(plan.steps.indexOf(step)))
    .toSorted((a, b) => (a.clock < b.clock ? -1 : 1))
    .at(0)
}
