'use client'

import { useKept } from './use-kept.ts'

interface Draft<T> {
  /** What stood there when the typing began. */
  from: T
  typed: Partial<T>
}

/**
 * The fields of a form that is not sent yet, over those that stand there now: this tab keeps what was typed, though its dialog is left or
 * the page reloaded. `behind`: others changed what stands there since the typing began, to
 * something else than was typed.
 */
export function useDraft<T extends object>(name: string, now: T) {
  const [kept, keep] = useKept(name)
  const draft = read<T>(kept)
  const values = { ...now, ...draft?.typed }
  return {
    values,
    set: (more: Partial<T>) => {
      keep(JSON.stringify({ from: draft?.from ?? now, typed: { ...draft?.typed, ...more } }))
    },
    forget: () => {
      keep('')
    },
    begun: draft !== undefined,
    behind: draft !== undefined && !isSame(draft.from, now) && !isSame(values, now),
  }
}

const isSame = <T>(one: T, other: T) => JSON.stringify(one) === JSON.stringify(other)

function read<T>(kept: string): Draft<T> | undefined {
  try {
    return kept === '' ? undefined : (JSON.parse(kept) as Draft<T>)
  } catch {
    return undefined
  }
}
