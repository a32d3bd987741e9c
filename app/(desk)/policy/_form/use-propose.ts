'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { toast } from 'sonner'
import type { ActionRefusal } from '#lib/action.ts'
import type { PolicyForm } from '#lib/policy/policy-form.ts'
import { callAction } from '../../requests/_form/ask-desk.ts'
import { propose as post } from '../actions.ts'
import type { PolicyDraftStore } from './draft-store.ts'

/** Proposes, then leads to the policy. Where it is refused, everything stays as it was typed. */
export function usePropose(store: PolicyDraftStore) {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [refusal, setRefusal] = useState<ActionRefusal | null>(null)

  function propose(form: PolicyForm) {
    if (pending) return
    start(async () => {
      setRefusal(null)
      const called = await callAction(() => post(form))
      if ('refusal' in called) {
        setRefusal(called.refusal)
        if (called.refusal.kind === 'conflict') router.refresh()
        return
      }
      store.forget()
      toast.success(`Version ${called.answer.version} is proposed. A second admin decides it.`)
      router.push('/policy')
    })
  }

  return { propose, pending, refusal }
}
