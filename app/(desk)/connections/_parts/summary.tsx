'use client'

import { use, type ReactNode } from 'react'
import { PageHead } from '#app/_ui/page-head.tsx'
import type { Tried } from '#lib/connections/connection.ts'
import { useTries } from './tries.tsx'
import { summaryOf } from './summary-of.ts'

export interface SummaryProps {
  /** Names of the connections by their ids. */
  names: Readonly<Record<string, string>>
  first: Promise<Tried[]>
  children: ReactNode
}

/** The page's question, answered at its top: does everything work? */
export function Summary({ names, first, children }: SummaryProps) {
  const { again } = useTries()
  const tried = use(first).map((one) => again[one.id] ?? one)
  return (
    <PageHead title={summaryOf(tried.map(({ id, state }) => ({ name: names[id] ?? id, state })))}>
      {children}
    </PageHead>
  )
}
