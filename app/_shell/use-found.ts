'use client'

import type { Route } from 'next'
import { useEffect, useState } from 'react'

/** A case or a request that fits what was typed. */
export interface Found {
  group: string
  /** "C-1042". */
  name: string
  about: string
  state: string
  href: Route
}

const pause = 150
const fewest = 2
const none: readonly Found[] = []

/** The first few cases and requests for what is typed, a moment after somebody stopped; `looking` until they are there. */
export function useFound(typed: string): { found: readonly Found[]; looking: boolean } {
  const text = typed.trim()
  const [last, setLast] = useState<{ text: string; found: readonly Found[] }>()
  const asks = text.length >= fewest
  useEffect(() => {
    if (!asks) return
    const stop = new AbortController()
    const timer = setTimeout(() => {
      void ask(text, stop.signal).then((found) => {
        if (!stop.signal.aborted) setLast({ text, found })
      })
    }, pause)
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [text, asks])
  if (!asks) return { found: none, looking: false }
  return { found: last?.found ?? none, looking: last?.text !== text }
}

/** Nothing where the desk does not answer: the pages and actions are there all the same. */
async function ask(text: string, signal: AbortSignal): Promise<readonly Found[]> {
  try {
    const headers = { 'Content-Type': 'application/json' }
    const body = JSON.stringify({ text })
    const response = await fetch('/api/find', { method: 'POST', headers, body, signal })
    if (!response.ok) return none
    return ((await response.json()) as { found: Found[] }).found
  } catch {
    return none
  }
}
