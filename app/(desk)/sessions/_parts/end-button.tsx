'use client'

import { useAction } from 'next-safe-action/hooks'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { Button } from '#app/_ui/button.tsx'
import { end } from '../actions.ts'

interface EndButtonProps {
  sessionIds: string[]
  /** "End the session of Chrome on Linux". */
  label: string
  words: string
}

export function EndButton({ sessionIds, label, words }: EndButtonProps) {
  const router = useRouter()
  const { execute, isPending } = useAction(end, {
    onSuccess: () => {
      toast.success(sessionIds.length === 1 ? 'The session has ended.' : 'The sessions have ended.')
      router.refresh()
    },
    onError: ({ error }) => {
      toast.warning(
        error.serverError?.sentence ?? 'The desk did not answer. Check your connection, then try again.',
      )
      router.refresh()
    },
  })
  return (
    <Button
      size="small"
      aria-label={label}
      data-row-link=""
      pending={isPending}
      onClick={() => {
        execute({ sessionIds })
      }}
    >
      {words}
    </Button>
  )
}
