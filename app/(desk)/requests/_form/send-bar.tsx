'use client'

import { useEffect, useEffectEvent } from 'react'
import { Button } from '#app/_ui/button.tsx'
import { Kbd } from '#app/_ui/kbd.tsx'
import type { ActionRefusal } from '#lib/action.ts'
import { RefusalNotice } from './refusal-notice.tsx'

interface SendBarProps {
  /** "File request". */
  label: string
  /** What sending leads to; shown where nothing keeps it from being sent. */
  consequence: string
  why: string | undefined
  pending: boolean
  refusal: ActionRefusal | null
  requestId: string | undefined
  /** Opens the form once more on what others made meanwhile. */
  onRenew: () => void
  /** Sends, or shows what is missing. */
  onSend: () => void
}

/** The button that sends the form, with what it leads to or what it waits for beside it. */
export function SendBar({
  label,
  consequence,
  why,
  pending,
  refusal,
  requestId,
  onRenew,
  onSend,
}: SendBarProps) {
  useModEnter(onSend)
  return (
    <div className="sticky bottom-0 z-20 -mt-3 flex flex-wrap items-center gap-3 rounded-lg border border-line bg-panel px-4 py-3">
      {refusal && (
        <div className="w-full">
          <RefusalNotice refusal={refusal} requestId={requestId} renew={onRenew} />
        </div>
      )}
      <p className="min-w-0 flex-1 basis-40 text-sm text-muted">{why ?? consequence}</p>
      <Button
        type="submit"
        variant="primary"
        unavailable={why}
        onUnavailable={onSend}
        pending={pending}
        aria-keyshortcuts="Meta+Enter Control+Enter"
      >
        {label}
        <span aria-hidden className="pointer-coarse:hidden">
          <Kbd>⌘↵</Kbd>
        </span>
      </Button>
    </div>
  )
}

function useModEnter(run: () => void) {
  const latest = useEffectEvent(run)
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (
        event.key !== 'Enter' ||
        !(event.metaKey || event.ctrlKey) ||
        event.repeat ||
        event.defaultPrevented
      )
        return
      if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return
      event.preventDefault()
      latest()
    }
    window.addEventListener('keydown', press)
    return () => {
      window.removeEventListener('keydown', press)
    }
  }, [])
}
