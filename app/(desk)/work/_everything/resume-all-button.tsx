'use client'

import { useRouter } from 'next/navigation'
import { useAction } from 'next-safe-action/hooks'
import { toast } from 'sonner'
import { Button } from '#app/_ui/button.tsx'
import { refusalOf } from '../../requests/[id]/_parts/refusal.ts'
import { resumeAll } from '../actions.ts'

export function ResumeAllButton({ pauseId }: { pauseId: string }) {
  const router = useRouter()
  const resuming = useAction(resumeAll, {
    onSuccess: () => {
      toast.success('Everything goes on from where it was.')
      router.refresh()
    },
    onError: ({ error }) => {
      toast.warning(refusalOf(error).sentence, { duration: 20_000 })
      router.refresh()
    },
  })
  return (
    <Button size="small" pending={resuming.isPending} onClick={() => resuming.execute({ pauseId })}>
      Let everything go on
    </Button>
  )
}
