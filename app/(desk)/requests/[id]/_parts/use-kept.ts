'use client'

import { useCallback, useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
const typed = new Map<string, string>()

/** Text that is typed and not sent yet: this tab keeps it over a reload, and while others change the page. */
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
  const known = typed.get(name)
  if (known !== undefined) return known
  const kept = stored(() => sessionStorage.getItem(name)) ?? ''
  typed.set(name, kept)
  return kept
}

export function keepTyped(name: string, text: string) {
  typed.set(name, text)
  stored(() => {
    if (text === '') sessionStorage.removeItem(name)
    else sessionStorage.setItem(name, text)
  })
  listeners.forEach((listener) => listener())
}

/** A browser that keeps nothing is no reason to stop: the text then lives as long as the page. */
function stored<T>(reach: () => T): T | undefined {
  try {
    return reach()
  } catch {
    return undefined
  }
}
