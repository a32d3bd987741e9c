'use client'

import { useCallback, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
const typed = new Map<string, string>()

/** Text that is typed and not sent yet: this tab keeps it for whoever is signed in, over a reload, and while others change the page. */
export function useKept(name: string): [string, (text: string) => void] {
  const text = useSyncExternalStore(subscribe, () => readKept(name), nothing)
  return [text, useCallback((next: string) => keepTyped(name, next), [name])]
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

const nothing = () => ''

/** What this tab keeps under the name; empty where it keeps nothing. */
export function readKept(name: string): string {
  const place = placeOf(name)
  const known = typed.get(place)
  if (known !== undefined) return known
  const kept = stored(() => sessionStorage.getItem(place)) ?? ''
  typed.set(place, kept)
  return kept
}

export function keepTyped(name: string, text: string) {
  const place = placeOf(name)
  typed.set(place, text)
  stored(() => {
    if (text === '') sessionStorage.removeItem(place)
    else sessionStorage.setItem(place, text)
  })
  listeners.forEach((listener) => listener())
}

/** What one person typed is nobody else's, though they sign in in the same tab: the frame of the page says who it is. */
const placeOf = (name: string) =>
  `${document.querySelector('[data-person]')?.getAttribute('data-person') ?? ''}:${name}`

/** A browser that keeps nothing is no reason to stop: the text then lives as long as the page. */
function stored<T>(reach: () => T): T | undefined {
  try {
    return reach()
  } catch {
    return undefined
  }
}
