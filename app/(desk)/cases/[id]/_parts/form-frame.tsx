'use client'

import type { ReactNode } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { ModEnter, sendByModEnter } from '#app/_ui/mod-enter.tsx'

interface FormFrameProps {
  /** On the button that does it. */
  words: string
  failed: string
  refusal: string | undefined
  pending: boolean
  onSubmit: () => void
  onLeave: () => void
  children: ReactNode
}

/** A form in a dialog: what was refused is said above its buttons. */
export function FormFrame({ words, failed, refusal, pending, onSubmit, onLeave, children }: FormFrameProps) {
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
      {refusal !== undefined && (
        <Callout tone="bad" title={failed} live>
          {refusal}
        </Callout>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onLeave}>Leave it</Button>
        <Button type="submit" variant="primary" pending={pending}>
          {words}
          <ModEnter />
        </Button>
      </div>
    </form>
  )
}
