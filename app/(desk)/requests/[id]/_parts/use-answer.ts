'use client'

import { useRouter } from 'next/navigation'
import { type RefObject, useState } from 'react'
import { toast } from 'sonner'
import { refusalOf, type Refused, type ShownRefusal } from './refusal.ts'
import { useKept } from './use-kept.ts'

/** A reason that is typed, the refusal of an answer, and what follows each: the page is read again, the reason stays until it was taken. */
export function useAnswer(name: string, area: RefObject<HTMLTextAreaElement | null>) {
  const router = useRouter()
  const [reason, keepReason] = useKept(name)
  const [refusal, setRefusal] = useState<ShownRefusal>()
  const inReason = refusal?.field === 'reason' || refusal?.field === 'because'

  return {
    reason,
    type: (text: string) => {
      keepReason(text)
      if (inReason) setRefusal(undefined)
    },
    /** Says what is wrong with the reason, where the eye is. */
    refuse: (refused: ShownRefusal) => {
      setRefusal(refused)
      area.current?.focus()
    },
    /** Of the last answer that was refused. */
    kind: refusal?.kind,
    /** True where there is a reason; else says what is missing, where the eye is. */
    hasReason: (missing: string) => {
      if (reason.trim() !== '') return true
      setRefusal({ sentence: missing, field: 'reason' })
      area.current?.focus()
      return false
    },
    fieldError: inReason ? refusal.sentence : undefined,
    refusal: inReason ? undefined : refusal?.sentence,
    /** The input that the refusal belongs to, where it is another one than the reason. */
    field: inReason ? undefined : refusal?.field,
    answered: {
      onExecute: () => {
        setRefusal(undefined)
      },
      onSuccess: () => {
        keepReason('')
        document.getElementById('main')?.focus({ preventScroll: true })
        router.refresh()
      },
      onError: ({ error }: { error: Refused }) => {
        const refused = refusalOf(error)
        setRefusal(refused)
        if (error.serverError?.kind === 'conflict') toast.warning(refused.sentence, { duration: 20_000 })
        if (refused.field !== undefined) area.current?.focus()
        router.refresh()
      },
    },
  }
}
