'use client'

import { toast } from 'sonner'
import type { PolicyDraft, PolicyDraftStore } from './draft-store.ts'

/** Says that what was typed is kept in this browser. Its room is there from the beginning. */
export function DraftLine({ store, draft }: { store: PolicyDraftStore; draft: PolicyDraft }) {
  function discard() {
    const bringBack = store.discard()
    toast('The draft was discarded.', { action: { label: 'Undo', onClick: bringBack } })
  }
  return (
    <p
      className="flex min-h-6 min-w-60 items-center gap-2 text-sm text-muted sm:justify-end"
      aria-live="polite"
    >
      {draft.state !== 'fresh' && (
        <>
          {draft.state === 'restored' ? 'Draft restored' : 'Draft kept in this browser'}
          <span aria-hidden>·</span>
          <button
            type="button"
            onClick={discard}
            className="min-h-6 rounded-sm px-1 text-accent underline underline-offset-2"
          >
            Discard
          </button>
        </>
      )}
    </p>
  )
}
