'use client'

import { Inbox, Lock, Send } from 'lucide-react'
import { type ReactNode, useOptimistic, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '#app/_ui/button.tsx'
import { cx } from '#app/_ui/cx.ts'
import { KeptSoon } from './kept-soon.tsx'
import { MessageForm, type MessageFormProps } from './message-form.tsx'
import { NoteForm, type NoteFormProps } from './note-form.tsx'
import { ReceivedForm } from './received-form.tsx'

type Without = 'caseId' | 'keeping' | 'onKeeping'

interface ComposerProps extends Omit<NoteFormProps & MessageFormProps, Without> {
  caseId: string
  /** What stands open from the start. */
  first: 'note' | 'message'
  mayWrite: boolean
}

type Shown = 'note' | 'message' | 'received'

/** Three ways to write that never look alike: a note for staff, a message that leaves, and what the person wrote. */
export function Composer({ first, mayWrite, colleagues, ...message }: ComposerProps) {
  const [shown, show] = useState<Shown>(mayWrite ? first : 'note')
  const [keeping, showKeeping] = useOptimistic<string | null>(null)
  const { caseId, person } = message
  const go = (to: Shown) => {
    flushSync(() => show(to))
    fieldOf(to)?.focus()
  }
  return (
    <>
      {keeping !== null && <KeptSoon body={keeping} />}
      <section
        id="compose"
        aria-label="Write"
        className={cx(
          'rounded-lg border border-l-4 bg-panel',
          shown === 'note' ? 'border-warn' : shown === 'message' ? 'border-accent' : 'border-line',
        )}
      >
        <div className="flex flex-wrap gap-1 border-b border-line p-2">
          <Choice
            icon={<Lock aria-hidden size={14} />}
            on={shown === 'note'}
            hotkey="n"
            does="Write a note"
            onClick={() => go('note')}
          >
            Note for staff
          </Choice>
          {mayWrite && (
            <>
              <Choice
                icon={<Send aria-hidden size={14} />}
                on={shown === 'message'}
                hotkey="a"
                does="Write to the person"
                onClick={() => go('message')}
              >
                {`Message to ${person}`}
              </Choice>
              <Choice
                icon={<Inbox aria-hidden size={14} />}
                on={shown === 'received'}
                hotkey="o"
                does="Keep what they wrote"
                onClick={() => go('received')}
              >
                What they wrote
              </Choice>
            </>
          )}
        </div>
        <div className="p-3">
          {shown === 'note' && (
            <NoteForm caseId={caseId} colleagues={colleagues} keeping={keeping} onKeeping={showKeeping} />
          )}
          {shown === 'message' && <MessageForm {...message} />}
          {shown === 'received' && <ReceivedForm caseId={caseId} person={person} />}
        </div>
      </section>
    </>
  )
}

/** Where the writing begins: a message that is still empty, with its template. */
function fieldOf(shown: Shown): HTMLElement | null | undefined {
  const form = document.getElementById('compose')?.querySelector('form')
  const text = form?.querySelector('textarea')
  if (shown === 'message' && text?.value === '') return form?.querySelector('select')
  return shown === 'received' ? form?.querySelector('input') : text
}

interface ChoiceProps {
  icon: ReactNode
  on: boolean
  hotkey: string
  does: string
  onClick: () => void
  children: string
}

const Choice = ({ on, does, ...button }: ChoiceProps) => (
  <Button size="small" variant={on ? 'plain' : 'quiet'} aria-pressed={on} hotkeyLabel={does} {...button} />
)
