'use client'

import { useAction } from 'next-safe-action/hooks'
import { useRef } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { useAnswer } from '../_parts/use-answer.ts'
import { settleSent } from './message-actions.ts'

interface SettleFormProps {
  requestId: string
  messageId: string
  mayWrite: boolean
  draft: string
}

/** Nobody knows whether the message left: both worlds said, two buttons. */
export function SettleForm({ requestId, messageId, mayWrite, draft }: SettleFormProps) {
  const area = useRef<HTMLTextAreaElement>(null)
  const { reason, type, hasReason, fieldError, refusal, answered } = useAnswer(draft, area)
  const settling = useAction(settleSent, answered)

  function settle(verdict: 'sent' | 'refused') {
    if (settling.isPending || !hasReason('Say what you saw first: managers read it in the audit.')) return
    settling.execute({ requestId, messageId, verdict, because: reason })
  }

  return (
    <Callout tone="warn" title="We do not know whether this message left.">
      If it did, sending it again makes Cello do the work twice. If it did not, nobody works on it. Look for
      its Message-ID or subject in the log of the mail server, or ask Cello; then say what you saw.
      {mayWrite ? (
        <div className="mt-3 grid gap-2 text-ink">
          <TextArea
            ref={area}
            label="What you saw"
            needed
            name="because"
            rows={2}
            hint="Where did you look, and what did you see?"
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
            <Button
              pending={settling.isPending && settling.input.verdict === 'sent'}
              onClick={() => settle('sent')}
            >
              It left
            </Button>
            <Button
              pending={settling.isPending && settling.input.verdict === 'refused'}
              onClick={() => settle('refused')}
            >
              It did not: write again
            </Button>
          </div>
        </div>
      ) : (
        <p className="mt-2 font-medium">Answering needs the role requester or approver.</p>
      )}
    </Callout>
  )
}
