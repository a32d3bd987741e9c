import { LinkButton } from '#app/_ui/link-button.tsx'
import { Panel } from '#app/_ui/panel.tsx'
import { counted } from '../../_plan/counted.ts'
import type { MessageView } from './message-of.ts'

/** What the message to Cello support waits for, and the way to it, where the message is not right above. */
export function MessageNext({ message }: { message: MessageView }) {
  const words = wordsOf(message)
  if (!words) return null
  return (
    <div className="max-lg:hidden">
      <Panel title={words.title}>
        <div className="grid gap-3">
          <p className="text-sm text-muted">{words.sentence}</p>
          <LinkButton href="#message" wide>
            {words.way}
          </LinkButton>
        </div>
      </Panel>
    </div>
  )
}

function wordsOf({ state, left }: MessageView) {
  switch (state) {
    case 'to write':
      return {
        title: 'Write to Cello support',
        sentence:
          left.length === 0
            ? 'Only Cello support can put this right. The message is ready; read it and send it.'
            : `Only Cello support can import ${counted(left.length, 'invoice')}. The message is ready; read it and send it.`,
        way: 'Go to the message',
      }
    case 'unknown':
      return {
        title: 'The message waits for a person',
        sentence: 'Nobody knows whether the message to Cello support left. Say what you saw.',
        way: 'Go to the question',
      }
    case 'written':
      return {
        title: 'Cello support was written to',
        sentence: 'When Cello answers, note it: that closes this part.',
        way: 'Note the answer',
      }
    case 'waits':
    case 'sending':
    case 'answered':
      return undefined
  }
}
