import type { Route } from 'next'
import { LinkButton } from '#app/_ui/link-button.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import type { RequestPage } from '#lib/attribution/get-request.ts'
import { editableStates, isOneOf, withdrawableStates } from '#lib/attribution/rules.ts'
import { MovedList } from './moved-list.tsx'
import { nextWords } from './next-words.ts'
import { ReviseButton } from './revise-button.tsx'
import type { Standing } from './standing.ts'
import type { MovedFact } from './story-words.ts'
import { WithdrawButton } from './withdraw-button.tsx'

interface NextPanelProps {
  page: RequestPage
  standing: Standing
  /** What is not as planned, where that is why. */
  moved: readonly MovedFact[]
}

/** What the request waits for, and what this person may do about it; the decision itself has a panel of its own. */
export function NextPanel({ page, standing, moved }: NextPanelProps) {
  const words = nextWords(page, moved.length > 0, standing)
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
        {moved.length > 0 && <MovedList moved={moved} />}
        <NextActions page={page} standing={standing} />
      </div>
    </Panel>
  )
}

/** Edit, the next revision, withdraw: those that are possible now. */
export function NextActions({
  page: { request, steps },
  standing,
}: Pick<NextPanelProps, 'page' | 'standing'>) {
  const { id, number, revision, state } = request
  const edits = standing.mayFile && isOneOf(state, editableStates)
  const withdraws = standing.mayWithdraw && isOneOf(state, withdrawableStates)
  const decides = state === 'waiting' && standing.whyNotDecide === undefined
  if (!edits && !withdraws) return null
  return (
    <div className="grid gap-2">
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
      {edits && decides && (
        <p className="text-sm text-muted">Whoever edits it cannot decide it: another person then does.</p>
      )}
      {withdraws && <WithdrawButton requestId={id} number={`R-${number}`} begun={steps.length > 0} />}
    </div>
  )
}
