'use client'

import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { refusalOf, type Refused, type ShownRefusal } from '../../requests/[id]/_parts/refusal.ts'

export type Answer<T> = Refused & { data?: T | undefined }

/** Does one thing at a time, shows why it was refused, and reads the page again afterwards. */
export function useDo() {
  const router = useRouter()
  const [pending, start] = useTransition()
  const [refusal, setRefusal] = useState<ShownRefusal>()

  function run<T>(
    call: () => Promise<Answer<T>>,
    onDone?: (answer: T | undefined) => void,
    /** Shows the end before the desk has answered, by `useOptimistic`: what is refused goes back to how it was. */
    atOnce?: () => void,
  ) {
    if (pending) return
    start(async () => {
      atOnce?.()
      setRefusal(undefined)
      const answer: Answer<T> = await call().catch((thrown: unknown) => ({
        thrownError: thrown instanceof Error ? thrown : new Error('no answer'),
      }))
      if (isRefused(answer)) setRefusal(refusalOf(answer))
      else onDone?.(answer.data)
      // Without the desk, reading the page again would leave it for the browser's own page of an error.
      if (answer.thrownError === undefined || (await answers())) router.refresh()
    })
  }

  return {
    run,
    pending,
    refusal,
    /** The sentence that belongs to one field. */
    errorOf: (field: string) => (refusal?.field === field ? refusal.sentence : undefined),
    /** The sentence that belongs to none of these fields. */
    besides: (...fields: string[]) =>
      refusal?.field !== undefined && fields.includes(refusal.field) ? undefined : refusal?.sentence,
    forget: () => setRefusal(undefined),
  }
}

const answers = () =>
  fetch('/api/health?live', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )

const isRefused = ({ serverError, validationErrors, thrownError }: Refused) =>
  serverError !== undefined || validationErrors !== undefined || thrownError !== undefined
