'use client'

import { useAction } from 'next-safe-action/hooks'
import { useRef } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { approve, giveBack, reject } from '../actions.ts'
import { useAnswer } from './use-answer.ts'

export interface AnswerFormProps {
  requestId: string
  /** Of the plan that the person saw. */
  digest: string
  /** Under which this tab keeps what is typed. */
  draft: string
  /** Why it cannot be approved now. */
  stopped: string | undefined
}

/** The three answers to one digest. */
export function AnswerForm({ requestId, digest, draft, stopped }: AnswerFormProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const { reason, type, hasReason, fieldError, refusal, answered } = useAnswer(draft, area)
  const approving = useAction(approve, answered)
  const returning = useAction(giveBack, answered)
  const rejecting = useAction(reject, answered)
  const busy = approving.isPending || returning.isPending || rejecting.isPending
  const answer = { requestId, digest, reason }

  return (
    <div className="grid gap-2">
      <TextArea
        ref={area}
        label="Reason"
        needed="needed to reject or return"
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
      <Button
        variant="primary"
        wide
        hotkey="a"
        pending={approving.isPending}
        unavailable={stopped}
        onClick={() => {
          if (!busy) approving.execute(answer)
        }}
      >
        Approve plan
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
