'use client'

import { useRouter } from 'next/navigation'
import { useAction } from 'next-safe-action/hooks'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { Modal } from '#app/_ui/modal.tsx'
import { withdraw } from '../actions.ts'
import { refusalOf } from '../../requests/[id]/_parts/refusal.ts'

export function WithdrawButton({ policyId, version }: { policyId: string; version: number }) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const withdrawing = useAction(withdraw, {
    onSuccess: () => {
      setOpen(false)
      router.refresh()
    },
    onError: ({ error }) => {
      setRefusal(refusalOf(error).sentence)
      router.refresh()
    },
  })
  return (
    <>
      <Button
        variant="danger"
        wide
        hotkey="w"
        onClick={() => {
          setRefusal(undefined)
          setOpen(true)
        }}
      >
        Withdraw
      </Button>
      <Modal open={open} onOpenChange={setOpen} title={`Withdraw version ${version}?`}>
        <div className="grid gap-4 p-4">
          <p>
            Nobody decides it any more, and nothing changes. It stays in the list of versions; another can be
            proposed.
          </p>
          {refusal !== undefined && (
            <Callout tone="bad" title="It was not withdrawn." live>
              {refusal}
            </Callout>
          )}
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button
              variant="danger"
              pending={withdrawing.isPending}
              onClick={() => withdrawing.execute({ policyId })}
            >
              {`Withdraw version ${version}`}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
