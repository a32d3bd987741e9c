import type { KeyboardEvent } from 'react'
import { Kbd } from './kbd.tsx'

/** On a form: the Enter of a chord sends it from wherever one types. */
export function sendByModEnter(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || event.repeat) return
  event.preventDefault()
  event.currentTarget.requestSubmit()
}

/** The chord, on the button that it presses. */
export const ModEnter = () => (
  <span aria-hidden className="pointer-coarse:hidden">
    <Kbd>⌘↵</Kbd>
  </span>
)
