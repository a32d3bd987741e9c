'use client'

import { useAction } from 'next-safe-action/hooks'
import { ReasonButton } from '#app/(desk)/_reason/reason-button.tsx'
import { Button } from '#app/_ui/button.tsx'
import { pause, resume, stop } from '../actions.ts'
import { useAnswer } from '../_parts/use-answer.ts'
import { useRef } from 'react'

interface HoldButtonProps {
  requestId: string
  /** "R-1042". */
  number: string
}

export const PauseButton = ({ requestId, number }: HoldButtonProps) => (
  <ReasonButton
    wide
    hotkey="p"
    words="Pause"
    title={`Pause ${number}?`}
    consequence="The desk finishes the call in hand and sends nothing more. It stays so until an approver resumes it, and then goes on where it was; clocks run on meanwhile."
    failed="It was not paused."
    draft={`pause:${requestId}`}
    send={(because) => pause({ requestId, because })}
  />
)

export const StopButton = ({ requestId, number }: HoldButtonProps) => (
  <ReasonButton
    wide
    variant="danger"
    words="Stop"
    title={`Stop ${number} for good?`}
    consequence="What was sent stays sent; nothing more is sent. It cannot be resumed: whoever wants the rest edits the request, and it waits for a new decision."
    failed="It was not stopped."
    draft={`stop:${requestId}`}
    send={(because) => stop({ requestId, because })}
  />
)

export function ResumeButton({ requestId }: Pick<HoldButtonProps, 'requestId'>) {
  const none = useRef<HTMLTextAreaElement>(null)
  const { answered, refusal } = useAnswer(`resume:${requestId}`, none)
  const resuming = useAction(resume, answered)
  return (
    <>
      {refusal !== undefined && (
        <p role="alert" className="text-sm font-medium text-bad">
          {refusal}
        </p>
      )}
      <Button
        wide
        variant="primary"
        hotkey="r"
        pending={resuming.isPending}
        onClick={() => resuming.execute({ requestId })}
      >
        Resume
      </Button>
    </>
  )
}
