'use client'

import { useAction } from 'next-safe-action/hooks'
import { useRef, useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { goOn, settle } from '../actions.ts'
import type { Choice, QuestionWords } from './question-words.ts'
import { useAnswer } from './use-answer.ts'

interface QuestionFormProps extends Pick<QuestionWords, 'choices' | 'hint'> {
  requestId: string
  position: number
  /** The delivery that nobody knows the end of, where the question is about one. */
  deliveryId: string | null
  /** Of these the same is said. */
  others?: readonly string[]
  draft: string
}

export function QuestionForm({
  requestId,
  position,
  deliveryId,
  others = [],
  choices,
  hint,
  draft,
}: QuestionFormProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const { reason, type, hasReason, fieldError, refusal, answered } = useAnswer(draft, area)
  const settling = useAction(settle, answered)
  const going = useAction(goOn, answered)
  const busy = settling.isPending || going.isPending
  const [pressed, setPressed] = useState<Choice>()

  function answer(choice: Choice) {
    if (busy || !hasReason('Say what you saw first: managers read it in the audit.')) return
    setPressed(choice)
    if (choice === 'arrived' || choice === 'did not arrive') {
      if (deliveryId !== null)
        settling.execute({ requestId, deliveryId, others: [...others], verdict: choice, because: reason })
    } else going.execute({ requestId, position, choice, because: reason })
  }

  return (
    <div className="mt-3 grid gap-2 text-ink">
      <TextArea
        ref={area}
        label="What you saw"
        needed
        name="because"
        rows={2}
        hint={hint}
        value={reason}
        onChange={(event) => type(event.target.value)}
        error={fieldError}
      />
      {refusal !== undefined && (
        <p role="alert" className="text-sm font-medium text-bad">
          {refusal}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        {choices.map(({ choice, words }) => (
          <Button key={choice} pending={busy && pressed === choice} onClick={() => answer(choice)}>
            {words}
          </Button>
        ))}
      </div>
    </div>
  )
}
