'use client'

import { useRouter } from 'next/navigation'
import { useAction } from 'next-safe-action/hooks'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { reviseAsIs } from '../../form-actions.ts'
import { refusalOf } from './refusal.ts'

/** The same request with the plan of this moment: one click, and it waits for a decision again. */
export function ReviseButton({ requestId, revision }: { requestId: string; revision: number }) {
  const router = useRouter()
  const [refusal, setRefusal] = useState<string>()
  const revising = useAction(reviseAsIs, {
    onExecute: () => setRefusal(undefined),
    onSuccess: () => {
      document.getElementById('main')?.focus({ preventScroll: true })
      router.refresh()
    },
    onError: ({ error }) => {
      setRefusal(refusalOf(error).sentence)
      router.refresh()
    },
  })
  return (
    <>
      {refusal !== undefined && (
        <Callout tone="bad" title="No revision was made." live>
          {refusal}
        </Callout>
      )}
      <Button
        variant="primary"
        wide
        hotkey="n"
        pending={revising.isPending}
        onClick={() => revising.execute({ requestId, revision })}
      >
        Make the next revision
      </Button>
    </>
  )
}
