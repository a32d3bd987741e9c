'use client'

import { useState, useSyncExternalStore } from 'react'
import { createDraftStore } from './draft-store.ts'
import type { Values } from './values.ts'

/** The draft of that name, restored once the page is alive: the server draws the form as it was opened. */
export function useDraft(name: string, initial: Values) {
  const [store] = useState(() => createDraftStore(name, initial))
  const draft = useSyncExternalStore(store.subscribe, store.current, store.atFirst)
  return { store, draft }
}
