'use client'

import { RotateCw } from 'lucide-react'
import { useAction } from 'next-safe-action/hooks'
import { useRouter } from 'next/navigation'
import { toast } from 'sonner'
import { Button } from '#app/_ui/button.tsx'
import type { StuckQueue } from '#lib/work/queues.ts'
import { redrive } from '../actions.ts'

export interface RedriveButtonProps {
  queue: StuckQueue
  /** Absent: all of the queue. */
  jobId?: string | undefined
  /** "Try again: carrying out R-1042", where the words alone could be any row's. */
  label?: string | undefined
  words: string
  hotkey?: string | undefined
}

export function RedriveButton({ queue, jobId, label, words, hotkey }: RedriveButtonProps) {
  const router = useRouter()
  const { execute, isPending } = useAction(redrive, {
    onSuccess: ({ data }) => {
      toast.success(data === 1 ? 'The job is tried again.' : `${data} jobs are tried again.`)
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
      icon={<RotateCw aria-hidden size={14} />}
      aria-label={label}
      {...(jobId !== undefined && { 'data-row-link': '' })}
      hotkey={hotkey}
      pending={isPending}
      onClick={() => {
        execute({ queue, ...(jobId !== undefined && { jobId }) })
      }}
    >
      {words}
    </Button>
  )
}
