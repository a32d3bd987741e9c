import type { ReactNode } from 'react'
import type { StepLook } from '#app/_ui/steps.tsx'
import { Time } from '#app/_ui/time.tsx'
import { isClosed, type StepRow } from './progress-of.ts'

type Rows = readonly (StepRow | undefined)[]

/** How an entry looks whose steps have come so far; what asks for a person is seen first. */
export function lookOf(rows: Rows): StepLook {
  const states = rows.map((row) => row?.state ?? 'waits')
  if (states.includes('asks')) return 'unknown'
  if (states.includes('failed')) return 'failed'
  if (states.every((state) => state === 'done' || state === 'skipped')) return 'done'
  if (states.every((state) => state === 'waits')) return 'waits'
  return 'now'
}

export function asideOf(look: StepLook, rows: Rows): ReactNode {
  if (look === 'unknown') return 'asks a person'
  if (look === 'failed') return 'failed'
  if (look === 'waits') return 'waits'
  if (look === 'now') return 'now'
  const closed = rows.flatMap((row) => (row && isClosed(row) && row.closedAt ? [row.closedAt] : []))
  const last = closed.toSorted((a, b) => a.getTime() - b.getTime()).at(-1)
  return last && <Time at={last} show="second" />
}
