'use client'

import { useAction } from 'next-safe-action/hooks'
import { type ReactNode, useRef } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { accept, reject } from '../actions.ts'
import { useAnswer } from '../../requests/[id]/_parts/use-answer.ts'

export interface DecisionPanelProps {
  policyId: string
  version: number
  /** "2 rules added, 1 changed". */
  effect: string
  /** What the back-test says, in a sentence. */
  tested: ReactNode
  /** Under which this tab keeps what is typed. */
  draft: string
}

/** For the second admin: what one click does, and the two answers. */
export function DecisionPanel({ policyId, version, effect, tested, draft }: DecisionPanelProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const { reason, type, hasReason, fieldError, refusal, answered } = useAnswer(draft, area)
  const accepting = useAction(accept, answered)
  const rejecting = useAction(reject, answered)
  const busy = accepting.isPending || rejecting.isPending
  const answer = { policyId, because: reason }

  return (
    <Panel title="Your decision">
      <div className="grid gap-2">
        <p className="text-sm">{effect}.</p>
        {tested}
        <p className="mb-1 text-sm text-muted">
          Accepted, version {version} counts at once. Requests that wait keep the version they were filed
          under: the stricter of both counts.
        </p>
        <TextArea
          ref={area}
          label="Reason"
          needed="needed to reject"
          name="because"
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
          pending={accepting.isPending}
          onClick={() => {
            if (!busy) accepting.execute(answer)
          }}
        >
          Accept version {version}
        </Button>
        <Button
          variant="danger"
          wide
          hotkey="x"
          pending={rejecting.isPending}
          onClick={() => {
            if (!busy && hasReason('Say why you reject it: whoever proposed it reads this.'))
              rejecting.execute(answer)
          }}
        >
          Reject
        </Button>
      </div>
    </Panel>
  )
}
