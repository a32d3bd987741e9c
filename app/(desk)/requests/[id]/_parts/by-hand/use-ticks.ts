'use client'

import { useKept } from '../use-kept.ts'

/** What is ticked, of what may be; this tab keeps it over a reload, for a sitting takes long. The only one needs no tick. */
export function useTicks(name: string, positions: readonly number[]) {
  const [kept, keep] = useKept(name)
  const known = new Set(kept.split(' ').filter(Boolean).map(Number))
  const [only] = positions
  const ticked =
    positions.length === 1 && only !== undefined
      ? new Set([only])
      : new Set(positions.filter((position) => known.has(position)))
  const write = (next: ReadonlySet<number>) => {
    keep([...next].join(' '))
  }
  return {
    ticked,
    all: ticked.size === positions.length,
    /** Ticks or unticks these. */
    tick: (some: readonly number[], on: boolean) => {
      const next = new Set(ticked)
      for (const position of some) {
        if (on) next.add(position)
        else next.delete(position)
      }
      write(next)
    },
    clear: () => {
      keep('')
    },
  }
}
