'use client'

import { useAction } from 'next-safe-action/hooks'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { Fact, Facts } from '#app/_ui/facts.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { TextInput } from '#app/_ui/text-input.tsx'
import { CopyButton } from './copy-button.tsx'
import type { MessageView } from './message-of.ts'
import { send, sentMyself } from './message-actions.ts'
import { useMessage } from './use-message.ts'

export interface MessageFormProps {
  requestId: string
  message: Pick<MessageView, 'offered' | 'own' | 'recipient' | 'from'>
  draft: string
}

/** Lines that are shown at once. */
const most = 32

/** The message as it would be sent, to be changed at will; only to whom it goes is fixed. */
export function MessageForm({ requestId, message, draft }: MessageFormProps) {
  const { offered, own, recipient, from } = message
  const { subject, body, isChanged, takeBack, errors, refusal, answered } = useMessage(draft, offered, own)
  const sending = useAction(send, answered)
  const copying = useAction(sentMyself, answered)
  const busy = sending.isPending || copying.isPending
  const writing = { requestId, subject: subject.text, body: body.text }

  return (
    <div className="grid gap-2">
      <Facts>
        <Fact term="To">{recipient}</Fact>
        {from !== null && <Fact term="From">{from}; answers come to you</Fact>}
      </Facts>
      <TextInput
        label="Subject"
        name="subject"
        value={subject.text}
        onChange={(event) => subject.type(event.target.value)}
        error={errors.subject}
      />
      <TextArea
        label="Message"
        name="body"
        rows={Math.min(most, own.body.split('\n').length + 2)}
        value={body.text}
        onChange={(event) => body.type(event.target.value)}
        error={errors.body}
        hint={
          isChanged && (
            <button type="button" onClick={takeBack} className="min-h-6 underline underline-offset-2">
              Take back the desk’s own text
            </button>
          )
        }
      />
      {refusal !== undefined && (
        <Callout tone="bad" title="Nothing was sent." live>
          {refusal}
        </Callout>
      )}
      {from !== null && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Button
            variant="primary"
            hotkey="s"
            hotkeyLabel="Send the message to Cello support"
            pending={sending.isPending}
            onClick={() => {
              if (!busy) sending.execute(writing)
            }}
          >
            Send to Cello support
          </Button>
          <p className="text-sm text-muted">One mail leaves, and the text is kept as it was sent.</p>
        </div>
      )}
      <div className="mt-2 grid gap-2 border-t border-line pt-3">
        <p className="text-sm text-muted">
          {from === null ? 'The desk has no mail server, so' : 'Or'} send it from your own mail: copy it, send
          it to {recipient}, then say so. The text above is kept as what you sent.
        </p>
        <div className="flex flex-wrap gap-2">
          <CopyButton text={subject.text} what="subject" />
          <CopyButton text={body.text} what="message" />
          <Button
            pending={copying.isPending}
            onClick={() => {
              if (!busy) copying.execute(writing)
            }}
          >
            I sent it myself
          </Button>
        </div>
      </div>
    </div>
  )
}
