import { Fragment } from 'react'
import { ExpiryMark } from '#app/(desk)/_requests/expiry.tsx'
import { kindWords } from '#app/(desk)/_requests/request-words.ts'
import { ClockPill } from '#app/_ui/clock.tsx'
import { formatMoney } from '#app/_ui/format.ts'
import { Pill } from '#app/_ui/pill.tsx'
import { PageHead } from '#app/_ui/page-head.tsx'
import { ProgressBar } from '#app/_ui/progress-bar.tsx'
import { StatePill } from '#app/_ui/state-pill.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { RequestPage } from '#lib/attribution/get-request.ts'
import { approvalWords } from '#lib/attribution/count-approvals.ts'
import { paymentsOf } from '#lib/attribution/plan.ts'
import { isOneOf, openStates, undecidedStates } from '#lib/attribution/rules.ts'
import { countClosed, isClosed } from './progress-of.ts'
import { timeLeft } from './time-left.ts'

const running = ['approved', 'carrying out', 'paused'] as const

export function RequestHead({ page, place }: { page: RequestPage; place: string }) {
  const { request, revision, steps, decisions, filedBy, approvals } = page
  const given = decisions.filter(
    ({ outcome, revision: decided }) => outcome === 'approved' && decided === revision.number,
  )
  const several = approvals && approvals.counted.total > 1 && approvalWords(approvals.counted)
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
            <StatePill state={request.state}>
              {moves && steps.length > 0 && `, ${count}`}
              {several && `, ${several}`}
            </StatePill>
            {request.expiresAt && isOneOf(request.state, undecidedStates) && (
              <ExpiryMark until={request.expiresAt} />
            )}
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
        {given.map(({ id, name, decidedAt }, at) => (
          <Fragment key={id}>
            {at === 0 ? ' · approved by ' : ' and '}
            {name} <Time at={decidedAt} />
          </Fragment>
        ))}{' '}
        · {place}
      </PageHead>
      <p role="status" className="sr-only">
        R-{request.number}: {request.state}
        {moves && `; ${count} steps are closed`}
        {several && `; ${several}`}.
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
