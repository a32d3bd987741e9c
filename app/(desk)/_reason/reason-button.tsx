'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useRef, useState, useTransition } from 'react'
import { Button, type ButtonProps } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { Modal } from '#app/_ui/modal.tsx'
import { TextArea } from '#app/_ui/text-area.tsx'
import { refusalOf, type Refused } from '../requests/[id]/_parts/refusal.ts'
import { useKept } from '../requests/[id]/_parts/use-kept.ts'

interface ReasonButtonProps extends Pick<ButtonProps, 'variant' | 'wide' | 'hotkey' | 'icon'> {
  /** On the button, and on the one that does it. */
  words: string
  title: string
  /** What it does, and what not. */
  consequence: ReactNode
  /** Said where it was refused: "It was not paused." */
  failed: string
  /** Under which this tab keeps what is typed. */
  draft: string
  send: (because: string) => Promise<Refused | undefined>
}

/** A button that asks why before it does anything; what was typed stays until it was taken. */
export function ReasonButton({ words, title, consequence, failed, draft, send, ...look }: ReasonButtonProps) {
  const router = useRouter()
  const area = useRef<HTMLTextAreaElement>(null)
  const [open, setOpen] = useState(false)
  const [because, keepBecause] = useKept(draft)
  const [missing, setMissing] = useState<string>()
  const [refusal, setRefusal] = useState<string>()
  const [pending, start] = useTransition()

  function press() {
    if (because.trim() === '') {
      setMissing('Say why first: managers read it in the audit.')
      area.current?.focus()
      return
    }
    start(async () => {
      const answer = await send(because).catch((thrown: unknown) => ({
        thrownError: thrown instanceof Error ? thrown : new Error('no answer'),
      }))
      const refused = answer && isRefused(answer) ? refusalOf(answer) : undefined
      if (refused?.field === undefined) setRefusal(refused?.sentence)
      else setMissing(refused.sentence)
      if (!refused) {
        keepBecause('')
        setOpen(false)
      }
      router.refresh()
    })
  }

  return (
    <>
      <Button
        {...look}
        onClick={() => {
          setRefusal(undefined)
          setMissing(undefined)
          setOpen(true)
        }}
      >
        {words}
      </Button>
      <Modal open={open} onOpenChange={setOpen} title={title}>
        <div className="grid gap-4 p-4">
          <p>{consequence}</p>
          <TextArea
            ref={area}
            label="Why"
            needed
            rows={2}
            hint="Everybody who sees it reads this, and so do managers in the audit."
            value={because}
            error={missing}
            onChange={(event) => {
              keepBecause(event.target.value)
              setMissing(undefined)
            }}
          />
          {refusal !== undefined && (
            <Callout tone="bad" title={failed} live>
              {refusal}
            </Callout>
          )}
          <div className="flex flex-wrap justify-end gap-2">
            <Button onClick={() => setOpen(false)}>Leave it</Button>
            <Button
              variant={look.variant === 'danger' ? 'danger' : 'primary'}
              pending={pending}
              onClick={press}
            >
              {words}
            </Button>
          </div>
        </div>
      </Modal>
    </>
  )
}

const isRefused = ({ serverError, validationErrors, thrownError }: Refused) =>
  serverError !== undefined || validationErrors !== undefined || thrownError !== undefined
