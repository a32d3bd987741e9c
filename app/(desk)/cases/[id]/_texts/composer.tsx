'use client'

import { Inbox, Lock, Send } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '#app/_ui/button.tsx'
import { cx } from '#app/_ui/cx.ts'
import { useKey } from '#app/_ui/keys.tsx'
import { MessageForm, type MessageFormProps } from './message-form.tsx'
import { NoteForm, type NoteFormProps } from './note-form.tsx'
import { ReceivedForm } from './received-form.tsx'

interface ComposerProps extends Omit<NoteFormProps & MessageFormProps, 'caseId'> {
  caseId: string
  /** What stands open from the start. */
  first: 'note' | 'message'
  mayWrite: boolean
}

type Shown = 'note' | 'message' | 'received'

/** Three ways to write that never look alike: a note for staff, a message that leaves, and what the person wrote. */
export function Composer({ first, mayWrite, colleagues, ...message }: ComposerProps) {
  const [shown, show] = useState<Shown>(mayWrite ? first : 'note')
  const { caseId, person } = message
  const go = (to: Shown) => {
    flushSync(() => show(to))
    document.getElementById('compose')?.querySelector('textarea')?.focus()
  }
  useKey('n', 'Write a note', () => go('note'))
  useKey('a', 'Write to the person', () => go('message'), { enabled: mayWrite })
  return (
    <section
      id="compose"
      aria-label="Write"
      className={cx(
        'rounded-lg border border-l-4 bg-panel',
        shown === 'note' ? 'border-warn' : shown === 'message' ? 'border-accent' : 'border-line',
      )}
    >
      <div className="flex flex-wrap gap-1 border-b border-line p-2">
        <Choice icon={<Lock aria-hidden size={14} />} on={shown === 'note'} onClick={() => go('note')}>
          Note for staff
        </Choice>
        {mayWrite && (
          <>
            <Choice
              icon={<Send aria-hidden size={14} />}
              on={shown === 'message'}
              onClick={() => go('message')}
            >
              {`Message to ${person}`}
            </Choice>
            <Choice
              icon={<Inbox aria-hidden size={14} />}
              on={shown === 'received'}
              onClick={() => go('received')}
            >
              What they wrote
            </Choice>
          </>
        )}
      </div>
      <div className="p-3">
        {shown === 'note' && <NoteForm caseId={caseId} colleagues={colleagues} />}
        {shown === 'message' && <MessageForm {...message} />}
        {shown === 'received' && <ReceivedForm caseId={caseId} person={person} />}
      </div>
    </section>
  )
}

interface ChoiceProps {
  icon: ReactNode
  on: boolean
  onClick: () => void
  children: string
}

const Choice = ({ icon, on, onClick, children }: ChoiceProps) => (
  <Button size="small" variant={on ? 'plain' : 'quiet'} aria-pressed={on} icon={icon} onClick={onClick}>
    {children}
  </Button>
)
