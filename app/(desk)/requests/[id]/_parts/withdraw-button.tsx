'use client'

import { useRouter } from 'next/navigation'
import { useAction } from 'next-safe-action/hooks'
import { useState } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { Modal } from '#app/_ui/modal.tsx'
import { withdraw } from '../actions.ts'
import { refusalOf } from './refusal.ts'

interface WithdrawButtonProps {
  requestId: string
  number: string
  /** Whether something was sent already, which stays sent. */
  begun: boolean
}

export function WithdrawButton({ requestId, number, begun }: WithdrawButtonProps) {
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
        onClick={() => {
          setRefusal(undefined)
          setOpen(true)
        }}
      >
        Withdraw
      </Button>
      <Modal open={open} onOpenChange={setOpen} title={`Withdraw ${number}?`}>
        <div className="grid gap-4 p-4">
          <p>
            {begun
              ? 'What was sent stays sent; nothing more is sent.'
              : 'Nobody decides it any more, and nothing is sent.'}{' '}
            A withdrawn request stays in the record and cannot be taken up again; a new one can be filed.
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
              onClick={() => withdrawing.execute({ requestId })}
            >
              Withdraw {number}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}
