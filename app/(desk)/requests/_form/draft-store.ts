import { v7 } from 'uuid'
import { z } from 'zod'
import { empty, isSame, type Values } from './values.ts'

export interface Draft {
  /** The id that the request will have, so that the same draft sent twice files one request. */
  key: string
  values: Values
  /** fresh: as the form was opened. kept: typed since. restored: brought back from an earlier visit. */
  state: 'fresh' | 'kept' | 'restored'
  /** Whether it was sent under this key, whatever came back. */
  sent: boolean
}

export type DraftStore = ReturnType<typeof createDraftStore>

/** A draft of before the form asked for more lacks some of it. */
const kept = z.object({
  key: z.uuidv7(),
  sent: z.boolean(),
  values: z.record(z.string(), z.string()).transform((values): Values => ({ ...empty, ...values })),
})

/** Keeps what is typed in this browser, under the person's own name, until it is filed or discarded. */
export function createDraftStore(name: string, initial: Values) {
  const first: Draft = { key: '', values: initial, state: 'fresh', sent: false }
  const listeners = new Set<() => void>()
  let draft = first

  function become(next: Draft) {
    draft = next
    listeners.forEach((listener) => {
      listener()
    })
  }

  function change(next: Draft) {
    write(name, isSame(next.values, initial) ? null : next)
    become(next)
  }

  /** Another tab works on the same draft: they must not file under one key. */
  function overheard({ key }: StorageEvent) {
    if (key === name) become({ ...draft, key: v7(), sent: false })
  }

  return {
    current: () => draft,
    atFirst: () => first,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      window.addEventListener('storage', overheard)
      if (draft === first) become(read(name) ?? { ...first, key: v7() })
      return () => {
        listeners.delete(listener)
        window.removeEventListener('storage', overheard)
      }
    },
    set: (typed: Partial<Values>) => {
      const values = { ...draft.values, ...typed }
      const key = draft.sent ? v7() : draft.key
      const state = isSame(values, initial) ? 'fresh' : draft.state === 'restored' ? 'restored' : 'kept'
      change({ key, values, state, sent: false })
    },
    send: () => {
      change({ ...draft, sent: true })
    },
    discard: () => {
      const before = draft
      change({ ...first, key: v7() })
      return () => {
        change(before)
      }
    },
    forget: () => {
      write(name, null)
    },
  }
}

function read(name: string): Draft | null {
  try {
    const { success, data } = kept.safeParse(JSON.parse(localStorage.getItem(name) ?? 'null'))
    return success ? { ...data, state: 'restored' } : null
  } catch {
    return null
  }
}

/** A browser that keeps nothing, or is full, still files. */
function write(name: string, draft: Draft | null) {
  try {
    if (draft === null) localStorage.removeItem(name)
    else localStorage.setItem(name, JSON.stringify(draft))
  } catch {
    return
  }
}
