'use client'

import { CheckCheck } from 'lucide-react'
import { useAction } from 'next-safe-action/hooks'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import { toast } from 'sonner'
import { Button } from '#app/_ui/button.tsx'
import { markAllRead } from '../actions.ts'

export function MarkAll() {
  const router = useRouter()
  const [shows, showing] = useTransition()
  const { execute, isPending } = useAction(markAllRead, {
    onSuccess: () => {
      showing(() => {
        router.refresh()
      })
    },
    onError: ({ error }) => {
      toast.error(error.serverError?.sentence ?? 'The desk did not answer. Try again.')
    },
  })
  return (
    <Button
      hotkey="m"
      icon={<CheckCheck aria-hidden size={16} />}
      pending={isPending || shows}
      onClick={() => {
        execute()
      }}
    >
      Mark all read
    </Button>
  )
}
