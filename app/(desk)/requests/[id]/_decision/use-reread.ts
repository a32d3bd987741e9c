'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import type { MovedFact } from '../_parts/story-words.ts'

export interface Reread {
  /** When the last answer came; null before the first. */
  readAt: Date | null
  moved: readonly MovedFact[]
  /** Why it could not be read now, as a sentence. */
  unread: string | undefined
  reading: boolean
  again: () => void
}

const every = 60_000

/** Reads the plan's world again: at once, when the window gets the focus back, and every minute while it is looked at. */
export function useReread(requestId: string, revision: number): Reread {
  const [answer, setAnswer] = useState<Pick<Reread, 'readAt' | 'moved' | 'unread'>>(nothingYet)
  const [reading, setReading] = useState(true)
  const turn = useRef(0)

  const read = useCallback(async () => {
    const mine = ++turn.current
    setReading(true)
    const said = await ask(requestId, revision)
    if (turn.current !== mine) return
    setAnswer((before) => ({ ...before, ...said }))
    setReading(false)
  }, [requestId, revision])

  useEffect(() => {
    const looked = () => {
      if (document.visibilityState === 'visible') void read()
    }
    const started = setTimeout(looked)
    const timer = setInterval(looked, every)
    window.addEventListener('focus', looked)
    return () => {
      turn.current += 1
      clearTimeout(started)
      clearInterval(timer)
      window.removeEventListener('focus', looked)
    }
  }, [read])

  return { ...answer, reading, again: () => void read() }
}

const nothingYet = { readAt: null, moved: [], unread: undefined }

async function ask(requestId: string, revision: number) {
  try {
    const response = await fetch(`/api/requests/${requestId}/reread`, { cache: 'no-store' })
    const body = (await response.json()) as {
      sentence?: string
      readAt: string
      revision: number
      moved: MovedFact[]
    }
    if (!response.ok) return { unread: body.sentence ?? unreachable }
    if (body.revision !== revision) return {}
    return { readAt: new Date(body.readAt), moved: body.moved, unread: undefined }
  } catch {
    return { unread: unreachable }
  }
}

const unreachable = 'The desk itself cannot be reached. Check the connection; it is tried again in a minute.'
