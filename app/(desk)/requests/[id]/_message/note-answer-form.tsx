'use client'

import { useAction } from 'next-safe-action/hooks'
import { useRef } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { useAnswer } from '../_parts/use-answer.ts'
import { note } from './message-actions.ts'

/** What Cello answered, in a person's words: it closes this part of the request. */
export function NoteAnswerForm({ requestId, draft }: { requestId: string; draft: string }) {
  const area = useRef<HTMLTextAreaElement>(null)
  const { reason, type, hasReason, fieldError, refusal, answered } = useAnswer(draft, area)
  const noting = useAction(note, answered)
  return (
    <div className="grid gap-2 border-t border-line pt-4">
      <TextArea
        ref={area}
        label="Cello’s answer"
        needed
        name="answer"
        hint="What did Cello do, or say? It closes this part of the request."
        value={reason}
        onChange={(event) => type(event.target.value)}
        error={fieldError}
      />
      {refusal !== undefined && (
        <p role="alert" className="text-sm font-medium text-bad">
          {refusal}
        </p>
      )}
      <div>
        <Button
          pending={noting.isPending}
          onClick={() => {
            if (
              !noting.isPending &&
              hasReason('Write what Cello answered: whoever looks into this later reads it.')
            )
              noting.execute({ requestId, answer: reason })
          }}
        >
          Note the answer
        </Button>
      </div>
    </div>
  )
}
