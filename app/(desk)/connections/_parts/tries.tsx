'use client'

import { createContext, useContext, useState, type ReactNode } from 'react'
import type { ActionRefusal } from '#lib/action.ts'
import type { Tried } from '#lib/connections/connection.ts'

interface Tries {
  /** What was tried again since the page came, by the connection's id. */
  again: Readonly<Record<string, Tried>>
  keep: (tried: Tried) => void
}

const TriesContext = createContext<Tries>({ again: {}, keep: () => undefined })

/** What the panels try again, so that the page's title knows it too. */
export function TriesProvider({ children }: { children: ReactNode }) {
  const [again, setAgain] = useState<Tries['again']>({})
  const keep = (tried: Tried) => {
    setAgain((before) => ({ ...before, [tried.id]: tried }))
  }
  return <TriesContext value={{ again, keep }}>{children}</TriesContext>
}

export const useTries = () => useContext(TriesContext)

/** Tries it now; the sentence of a refusal instead where the desk said no or was not reached. */
export async function tryAgain(id: string): Promise<Tried | string> {
  try {
    const response = await fetch(`/api/connections/${encodeURIComponent(id)}`, { cache: 'no-store' })
    const body: unknown = await response.json()
    return response.ok ? (body as Tried) : (body as ActionRefusal).sentence
  } catch {
    return 'The desk itself did not answer. Check the connection, then try again.'
  }
}
