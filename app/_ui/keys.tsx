'use client'

import { useEffect, useEffectEvent } from 'react'
import { actionFor, registerKey } from './keys-store.ts'

/** Listens for one-key actions; mounted once, by the shell. */
export function Keys() {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key === 'Escape') leaveField(event)
      if (isTaken(event)) return
      const action = actionFor(event.shiftKey ? event.key : lowerCase(event.key))
      if (!action || (event.repeat && !action.repeats)) return
      event.preventDefault()
      action.run()
    }
    window.addEventListener('keydown', pressed)
    return () => {
      window.removeEventListener('keydown', pressed)
    }
  }, [])
  return null
}

export interface UseKeyOptions {
  enabled?: boolean | undefined
  repeats?: boolean | undefined
}

/** Registers a one-key action while the component is shown. An absent key registers nothing. */
export function useKey(
  key: string | undefined,
  label: string,
  run: () => void,
  { enabled = true, repeats = false }: UseKeyOptions = {},
) {
  const latest = useEffectEvent(run)
  useEffect(() => {
    if (key === undefined || !enabled) return
    return registerKey({
      key,
      label,
      repeats,
      run: () => {
        latest()
      },
    })
  }, [key, label, enabled, repeats])
}

const typing =
  'input, textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"], [role="combobox"]'
const afloat = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]'

function leaveField({ target, defaultPrevented }: KeyboardEvent) {
  if (defaultPrevented || document.querySelector(afloat)) return
  if (target instanceof HTMLElement && target.closest(typing)) target.blur()
}

function isTaken(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return true
  if (event.ctrlKey || event.metaKey || event.altKey) return true
  const target = event.target
  // A box that is ticked in a list takes no letters.
  if (target instanceof Element && target.closest(typing) && !target.matches('[data-row-link]')) return true
  return document.querySelector(afloat) !== null
}

function lowerCase(key: string) {
  return key.length === 1 ? key.toLowerCase() : key
}
