'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import type { ActionRefusal } from '#lib/action.ts'
import type { Candidate } from '#lib/providers/provider.ts'
import { type Called, callRoute } from './ask-desk.ts'

export type Searching =
  | { state: 'nothing' }
  | { state: 'unfinished' }
  | { state: 'searching' }
  | { state: 'found'; candidates: readonly Candidate[] }
  | { state: 'refused'; refusal: ActionRefusal }

interface Search {
  path: string
  /** The path of who bills; '' where the path itself does. */
  billing: string
  text: string
  onFound: (candidates: readonly Candidate[]) => void
}

const pause = 400
/** As much as is sent: enough for the refusal of what is too long. */
const longest = 600
const looksWhole = /^(\S+@\S+\.\S{2,}|[a-z]+_\w{6,})$/i

/** Looks for the customer once the text looks whole, or when the person says so. */
export function useCustomerSearch({ path, billing, text, onFound }: Search) {
  const typed = text.trim().slice(0, longest)
  const [said, setSaid] = useState({ text: '', round: 0 })
  const [last, setLast] = useState<{ asked: string; called: Called<Candidate[]> } | null>(null)
  const isSaid = said.text === typed
  const asks = typed !== '' && (isSaid || looksWhole.test(typed))
  const asked = `${path} ${billing} ${String(said.round)} ${typed}`
  const found = useEffectEvent(onFound)

  useEffect(() => {
    if (!asks) return
    let wanted = true
    const timer = setTimeout(() => void search(), isSaid ? 0 : pause)
    async function search() {
      const body = JSON.stringify({ path, text: typed, ...(billing !== '' && { billing }) })
      const called = await callRoute<Candidate[]>({ address: '/api/requests/customers', body })
      if (!wanted) return
      setLast({ asked, called })
      if ('answer' in called) found(called.answer)
    }
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [asks, isSaid, asked, path, billing, typed])

  return {
    searching: searchingOf({ typed, asks, called: last?.asked === asked ? last.called : null }),
    /** Enter or a paste: searches whatever it is, and again where it was searched before. */
    searchNow: (whole = typed) => {
      const now = whole.trim().slice(0, longest)
      setSaid((before) => ({ text: now, round: before.round + 1 }))
    },
    leave: () => {
      if (!asks) setSaid((before) => ({ ...before, text: typed }))
    },
  }
}

function searchingOf(now: { typed: string; asks: boolean; called: Called<Candidate[]> | null }): Searching {
  if (now.typed === '') return { state: 'nothing' }
  if (!now.asks) return { state: 'unfinished' }
  if (now.called === null) return { state: 'searching' }
  if ('refusal' in now.called) return { state: 'refused', refusal: now.called.refusal }
  return { state: 'found', candidates: now.called.answer }
}
