'use client'

import type { Route } from 'next'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { toast } from 'sonner'
import type { ActionRefusal } from '#lib/action.ts'
import { edit, file, fileOfCase } from '../form-actions.ts'
import { callAction } from './ask-desk.ts'
import type { DraftStore } from './draft-store.ts'
import type { Sent } from './sent.ts'

/** The request that the form edits, and the revision that it was opened on. */
export interface Editing {
  requestId: string
  revision: number
}

interface Sending {
  store: DraftStore
  editing: Editing | undefined
  /** The case that it is filed for. */
  caseId: string | undefined
  /** The plan was blocked, or others were faster: what is shown is out of date. */
  onMoved: () => void
}

/** Files or edits, then leads to the request. Where it is refused, everything stays as it was typed. */
export function useSend({ store, editing, caseId, onMoved }: Sending) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [refusal, setRefusal] = useState<ActionRefusal | null>(null)

  function send(sent: Sent) {
    if (pending) return
    start(async () => {
      setRefusal(null)
      const called = await callAction(() => post(sent))
      if ('refusal' in called) {
        setRefusal(called.refusal)
        if (called.refusal.kind === 'invalid' || called.refusal.kind === 'conflict') onMoved()
        return
      }
      store.forget()
      const { id, number } = called.answer
      toast.success(
        editing
          ? `R-${String(number)} has revision ${String(editing.revision + 1)} now.`
          : `R-${String(number)} was filed. A second person decides it.`,
      )
      router.push(`/requests/${id}` as Route)
    })
  }

  function post(form: Sent) {
    if (editing) return edit({ ...editing, ...(form as Parameters<typeof edit>[0]) })
    store.send()
    const keyed = { ...(form as Parameters<typeof file>[0]), key: store.current().key }
    return caseId === undefined ? file(keyed) : fileOfCase({ ...keyed, caseId })
  }

  return { send, pending, refusal }
}
