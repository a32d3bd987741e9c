import type { Route } from 'next'
import type { ReactNode } from 'react'
import { Facts } from '#app/_ui/facts.tsx'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import type { RequestPage } from '#lib/attribution/get-request.ts'
import {
  editableStates,
  isOneOf,
  pausableStates,
  stoppableStates,
  undecidedStates,
  withdrawableStates,
} from '#lib/attribution/rules.ts'
import { PauseButton, ResumeButton, StopButton } from '../_hold/hold-buttons.tsx'
import { nextWords } from './next-words.ts'
import { ReviseButton } from './revise-button.tsx'
import type { Standing } from './standing.ts'
import { WithdrawButton } from './withdraw-button.tsx'

interface NextPanelProps {
  page: RequestPage
  standing: Standing
  /** When it expires undecided, as a fact. */
  expiry: ReactNode
  /** What the policy asks for, and who has approved. */
  children: ReactNode
}

/** What the request waits for, and what this person may do about it; the decision itself has a panel of its own. */
export function NextPanel({ page, standing, expiry, children }: NextPanelProps) {
  const words = nextWords(page, standing)
  if (!words) return null
  return (
    <Panel title={words.title}>
      <div className="grid gap-3">
        {words.said !== undefined && (
          <blockquote className="border-l-2 border-warn pl-3 whitespace-pre-wrap wrap-anywhere">
            {words.said}
          </blockquote>
        )}
        <p className="text-sm wrap-anywhere text-muted">{words.sentence}</p>
        {children}
        {isOneOf(page.request.state, undecidedStates) && expiry && <Facts>{expiry}</Facts>}
        <NextActions page={page} standing={standing} />
      </div>
    </Panel>
  )
}

/** Resume, pause, stop, edit, the next revision, withdraw: those that are possible now. */
export function NextActions({
  page: { request, steps },
  standing,
}: Pick<NextPanelProps, 'page' | 'standing'>) {
  const { id, number, revision, state, pausedFrom } = request
  const edits = standing.mayFile && isOneOf(state, editableStates)
  const withdraws = standing.mayWithdraw && isOneOf(state, withdrawableStates)
  const decides = state === 'waiting' && standing.whyNotDecide === undefined
  const files = standing.mayFile && isOneOf(state, ['expired', 'withdrawn', 'rejected'])
  const pauses = standing.mayPause && isOneOf(state, pausableStates)
  const resumes = pausedFrom !== null && standing.whyNotResume === undefined
  const stops = standing.mayStop && isOneOf(state, stoppableStates)
  if (!edits && !withdraws && !files && !pauses && !resumes && !stops) return null
  const name = `R-${number}`
  return (
    <div className="grid gap-2">
      {resumes && <ResumeButton requestId={id} />}
      {pauses && <PauseButton requestId={id} number={name} />}
      {stops && <StopButton requestId={id} number={name} />}
      {edits && state === 'stale' && <ReviseButton requestId={id} revision={revision} />}
      {edits && (
        <LinkButton
          href={`/requests/${id}/edit` as Route}
          hotkey="e"
          wide
          variant={state === 'returned' || state === 'failed' ? 'primary' : 'plain'}
        >
          Edit
        </LinkButton>
      )}
      {edits && (decides || state === 'stale') && (
        <p className="text-sm text-muted">
          {state === 'stale' ? 'Whoever makes the next revision, or edits it,' : 'Whoever edits it'} cannot
          decide it: another person then does.
        </p>
      )}
      {files && (
        <LinkButton
          href={`/requests/new?from=${id}` as Route}
          hotkey="n"
          wide
          variant={state === 'expired' ? 'primary' : 'plain'}
        >
          File it anew
        </LinkButton>
      )}
      {withdraws && <WithdrawButton requestId={id} number={name} begun={steps.length > 0} />}
    </div>
  )
}
