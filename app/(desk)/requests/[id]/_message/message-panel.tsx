import type { ReactNode } from 'react'
import { Callout } from '#app/_ui/callout.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { Time } from '#app/_ui/time.tsx'
import { NoteAnswerForm } from './note-answer-form.tsx'
import { MessageForm } from './message-form.tsx'
import type { MessageView } from './message-of.ts'
import { RefreshAt } from './refresh-at.tsx'
import { SettleForm } from './settle-form.tsx'
import { WrittenText } from './written-text.tsx'

interface MessagePanelProps {
  requestId: string
  message: MessageView
  /** Under which this tab keeps what is typed. */
  draft: string
}

/** The message to Cello support: to be written, on its way, unknown, or as it was written, and Cello's answer. */
export function MessagePanel(props: MessagePanelProps) {
  if (props.message.state === 'waits') return null
  return (
    <div id="message" className="scroll-mt-4">
      <Panel title="Message to Cello support" note={notes[props.message.state]}>
        <div className="grid gap-4">
          <Inside {...props} />
        </div>
      </Panel>
    </div>
  )
}

const notes: Record<Exclude<MessageView['state'], 'waits'>, string> = {
  'to write': 'to write',
  sending: 'on its way',
  unknown: 'asks a person',
  written: 'waits for Cello’s answer',
  answered: 'answered',
}

function Inside({ requestId, message, draft }: MessagePanelProps): ReactNode {
  const { state, last, refused, offered, own, recipient, from, mayWrite } = message
  if (!last || state === 'to write')
    return (
      <>
        {refused && <Refused row={refused} />}
        {mayWrite ? (
          <MessageForm requestId={requestId} message={{ offered, own, recipient, from }} draft={draft} />
        ) : (
          <p className="text-sm text-muted">Writing it needs the role requester or approver.</p>
        )}
      </>
    )
  return (
    <>
      {state === 'sending' && (
        <>
          <Callout tone="note" title={`${last.writer} is sending it.`}>
            This takes a few seconds. If it takes over a minute, the desk asks what became of it.
          </Callout>
          <RefreshAt at={last.message.openedAt.getTime() + 60_000} />
        </>
      )}
      {state === 'unknown' && (
        <SettleForm
          requestId={requestId}
          messageId={last.message.id}
          mayWrite={mayWrite}
          draft={`${draft}:settle`}
        />
      )}
      <WrittenText row={last} />
      {state === 'written' && mayWrite && <NoteAnswerForm requestId={requestId} draft={`${draft}:answer`} />}
    </>
  )
}

function Refused({ row: { message, writer } }: { row: NonNullable<MessageView['refused']> }) {
  const title =
    message.settledBy === null ? 'The last message did not leave.' : 'The last message did not arrive.'
  return (
    <Callout tone="bad" title={title}>
      {writer} tried <Time at={message.openedAt} />. {message.sentence}
    </Callout>
  )
}
