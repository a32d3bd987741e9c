import { type TypedPolicy, typedPolicy } from './typed.ts'

export interface PolicyDraft {
  typed: TypedPolicy
  /** fresh: as the form was opened. kept: typed since. restored: brought back from an earlier visit. */
  state: 'fresh' | 'kept' | 'restored'
}

export type PolicyDraftStore = ReturnType<typeof createDraftStore>

/** Keeps what is typed in this browser, under the person's own name, until it is proposed or discarded. */
export function createDraftStore(name: string, initial: TypedPolicy) {
  const first: PolicyDraft = { typed: initial, state: 'fresh' }
  const listeners = new Set<() => void>()
  let draft = first

  function become(next: PolicyDraft) {
    draft = next
    listeners.forEach((listener) => {
      listener()
    })
  }

  function keep(next: PolicyDraft) {
    write(name, next.state === 'fresh' ? null : next.typed)
    become(next)
  }

  return {
    current: () => draft,
    atFirst: () => first,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      if (draft === first) become(read(name) ?? { ...first })
      return () => {
        listeners.delete(listener)
      }
    },
    set: (typed: TypedPolicy) => {
      const isAsOpened = JSON.stringify(typed) === JSON.stringify(initial)
      keep({ typed, state: isAsOpened ? 'fresh' : draft.state === 'restored' ? 'restored' : 'kept' })
    },
    discard: () => {
      const before = draft
      keep({ ...first })
      return () => {
        keep(before)
      }
    },
    forget: () => {
      write(name, null)
    },
  }
}

function read(name: string): PolicyDraft | null {
  try {
    const { success, data } = typedPolicy.safeParse(JSON.parse(localStorage.getItem(name) ?? 'null'))
    return success ? { typed: data, state: 'restored' } : null
  } catch {
    return null
  }
}

/** A browser that keeps nothing, or is full, still proposes. */
function write(name: string, typed: TypedPolicy | null) {
  try {
    if (typed === null) localStorage.removeItem(name)
    else localStorage.setItem(name, JSON.stringify(typed))
  } catch {
    return
  }
}
