'use client'

import type { ReactNode } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { ModEnter, sendByModEnter } from '#app/_ui/mod-enter.tsx'

/** Somebody changed what the form is about since the typing began. */
export interface Behind {
  /** How it stands now. */
  sentence: string
  /** A text that stands there now, to be read beside what was typed. */
  text?: string | undefined
  /** Leaves what was typed for what stands there. */
  onTake: () => void
}

interface FormFrameProps {
  /** On the button that does it. */
  words: string
  failed: string
  refusal: string | undefined
  behind?: Behind | undefined
  pending: boolean
  onSubmit: () => void
  onLeave: () => void
  children: ReactNode
}

/** A form in a dialog: what was refused, and what others changed meanwhile, is said above its buttons. */
export function FormFrame({
  words,
  failed,
  refusal,
  behind,
  pending,
  onSubmit,
  onLeave,
  children,
}: FormFrameProps) {
  return (
    <form
      noValidate
      className="grid gap-3 p-4"
      onKeyDown={sendByModEnter}
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
      {behind && <BehindCallout {...behind} />}
      {refusal !== undefined && (
        <Callout tone="bad" title={failed} live>
          {refusal}
        </Callout>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onLeave}>Leave it</Button>
        <Button type="submit" variant="primary" pending={pending}>
          {behind ? 'Keep mine instead' : words}
          <ModEnter />
        </Button>
      </div>
    </form>
  )
}

export const BehindCallout = ({ sentence, text, onTake }: Behind) => (
  <Callout
    tone="warn"
    title="Look before you keep it."
    live
    action={
      <Button size="small" onClick={onTake}>
        Take what stands now
      </Button>
    }
  >
    {sentence}
    {text !== undefined && (
      <details className="mt-2">
        <summary className="font-medium">Read its text as it stands now</summary>
        <p className="mt-1 text-ink whitespace-pre-wrap">{text}</p>
      </details>
    )}
  </Callout>
)
