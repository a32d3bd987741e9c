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

/** The case that a request is filed for. */
export interface OfCase {
  caseId: string
  /** The one of its new users whom the form was opened for. */
  newUser: string | undefined
  /** The same form for the one after; undefined where nobody is left. */
  next: string | undefined
}

interface Sending {
  store: DraftStore
  editing: Editing | undefined
  ofCase: OfCase | undefined
  /** The plan was blocked, or others were faster: what is shown is out of date. */
  onMoved: () => void
}

/** Files or edits, then leads to the request. Where it is refused, everything stays as it was typed. */
export function useSend({ store, editing, ofCase, onMoved }: Sending) {
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
      const next = editing ? undefined : ofCase?.next
      router.push((next === undefined ? `/requests/${id}` : `${next}&path=${sent.path}`) as Route)
    })
  }

  function post(form: Sent) {
    if (editing) return edit({ ...editing, ...(form as Parameters<typeof edit>[0]) })
    store.send()
    const keyed = { ...(form as Parameters<typeof file>[0]), key: store.current().key }
    return ofCase ? fileOfCase({ ...keyed, caseId: ofCase.caseId, newUser: ofCase.newUser }) : file(keyed)
  }

  return { send, pending, refusal }
}
