'use client'

import { useCallback, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
const typed = new Map<string, string>()

/** For whom a text is kept: for the person who typed it, or for whoever uses the tab. */
type Whose = 'person' | 'tab'

/** Text that is typed and not sent yet: this tab keeps it over a reload, and while others change the page. */
export function useKept(name: string, whose: Whose = 'person'): [string, (text: string) => void] {
  const text = useSyncExternalStore(subscribe, () => readKept(name, whose), nothing)
  return [text, useCallback((next: string) => keepTyped(name, next, whose), [name, whose])]
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

const nothing = () => ''

/** What this tab keeps under the name; empty where it keeps nothing. */
export function readKept(name: string, whose: Whose = 'person'): string {
  const place = placeOf(name, whose)
  const known = typed.get(place)
  if (known !== undefined) return known
  const kept = stored(() => sessionStorage.getItem(place)) ?? ''
  typed.set(place, kept)
  return kept
}

export function keepTyped(name: string, text: string, whose: Whose = 'person') {
  const place = placeOf(name, whose)
  typed.set(place, text)
  stored(() => {
    if (text === '') sessionStorage.removeItem(place)
    else sessionStorage.setItem(place, text)
  })
  listeners.forEach((listener) => listener())
}

/** What one person typed is nobody else's, though they sign in in the same tab: the frame of the page says who it is. */
const placeOf = (name: string, whose: Whose) =>
  whose === 'tab'
    ? name
    : `${document.querySelector('[data-person]')?.getAttribute('data-person') ?? ''}:${name}`

/** A browser that keeps nothing is no reason to stop: the text then lives as long as the page. */
function stored<T>(reach: () => T): T | undefined {
  try {
    return reach()
  } catch {
    return undefined
  }
}
