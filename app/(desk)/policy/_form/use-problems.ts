'use client'

import { useState } from 'react'
import type { FormState } from './form-state.ts'
import type { Problems } from './read-typed.ts'

/** Which sentences are shown: those of fields that were left with something in them, and all once the form was sent. */
export function useProblems(problems: Problems) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [tried, setTried] = useState(false)
  const state: FormState = {
    errorOf: (path, key, typed) =>
      tried || (left.has(key) && typed.trim() !== '') ? problems[path] : undefined,
    firstOf: (path) =>
      tried ? Object.entries(problems).find(([at]) => at.startsWith(`${path}.`))?.[1] : undefined,
    leave: (key) => {
      setLeft((before) => new Set([...before, key]))
    },
  }
  return {
    state,
    tried,
    tryAll: () => {
      setTried(true)
    },
  }
}
