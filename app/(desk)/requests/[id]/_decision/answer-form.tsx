'use client'

import { LogIn } from 'lucide-react'
import { useAction } from 'next-safe-action/hooks'
import { useRef } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { approve, giveBack, reject } from '../actions.ts'
import { useAnswer } from '../_parts/use-answer.ts'
import { type AskedReason, whyNotReason } from './check-reason.ts'
import { useRanOut } from './use-ran-out.ts'
import { type Reader, useLeft, useSignInAgain } from './use-sign-in-again.ts'

export interface AnswerFormProps {
  requestId: string
  /** Of the plan that the person saw. */
  digest: string
  /** The revision that the person saw. */
  shown: number
  /** Under which this tab keeps what is typed. */
  draft: string
  /** Why it cannot be approved now. */
  stopped: string | undefined
  reader: Reader
  reasons: readonly AskedReason[]
  /** For how many milliseconds more the sign-in is as fresh as the policy asks; null where it does not ask. */
  freshFor: number | null
}

/** The three answers to one digest. */
export function AnswerForm(props: AnswerFormProps) {
  const { requestId, digest, shown, draft, stopped, reader, reasons, freshFor } = props
  const area = useRef<HTMLTextAreaElement>(null)
  const checking = useRef(false)
  const answering = useAnswer(draft, area)
  const { reason, type, hasReason, refuse, fieldError, refusal, answered } = answering
  const approving = useAction(approve, answered)
  const returning = useAction(giveBack, answered)
  const rejecting = useAction(reject, answered)
  const busy = approving.isPending || returning.isPending || rejecting.isPending
  const answer = { requestId, digest, shown, reason }
  const again = useSignInAgain(requestId, reader)
  const [, forgetLeft] = useLeft(requestId)
  const ranOut = useRanOut(freshFor ?? 0)
  const signsIn = freshFor !== null && (ranOut || answering.kind === 'sign in again')

  async function approveOrLeave() {
    if (busy || checking.current) return
    checking.current = true
    const why = await whyNotReason(reason, reasons)
    checking.current = false
    if (why !== undefined) refuse({ sentence: why, field: 'reason' })
    else if (signsIn) again.leave()
    else {
      forgetLeft()
      approving.execute(answer)
    }
  }

  return (
    <div className="grid gap-2">
      <TextArea
        ref={area}
        label="Reason"
        needed={reasons.length > 0 ? 'needed, also to approve' : 'needed to reject or return'}
        hint={reasons.length > 0 ? reasons.map(({ words }) => words).join(' ') : undefined}
        name="reason"
        value={reason}
        onChange={(event) => type(event.target.value)}
        error={fieldError}
      />
      {refusal !== undefined && (
        <Callout tone="bad" title="This was not taken." live>
          {refusal}
        </Callout>
      )}
      {again.failed && (
        <Callout tone="bad" title="The desk did not answer." live>
          Check your connection, then try again; what you typed is kept.
        </Callout>
      )}
      <Button
        variant="primary"
        wide
        hotkey="a"
        hotkeyLabel={signsIn ? 'Sign in again to approve' : 'Approve plan'}
        icon={signsIn ? <LogIn aria-hidden size={16} /> : undefined}
        pending={approving.isPending || again.leaves}
        unavailable={stopped}
        onClick={() => void approveOrLeave()}
      >
        {signsIn ? 'Sign in again to approve' : 'Approve plan'}
      </Button>
      {stopped !== undefined && <p className="text-sm text-muted">{stopped}</p>}
      <div className="grid grid-cols-2 gap-2">
        <Button
          wide
          hotkey="r"
          pending={returning.isPending}
          onClick={() => {
            if (!busy && hasReason('Say what you need to know: whoever filed it answers this.'))
              returning.execute(answer)
          }}
        >
          Return
        </Button>
        <Button
          variant="danger"
          wide
          hotkey="x"
          pending={rejecting.isPending}
          onClick={() => {
            if (!busy && hasReason('Say why you reject it: whoever filed it reads this.'))
              rejecting.execute(answer)
          }}
        >
          Reject
        </Button>
      </div>
    </div>
  )
}
