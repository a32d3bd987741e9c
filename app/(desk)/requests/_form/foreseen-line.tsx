'use client'

import { Expiry } from '#app/(desk)/_requests/expiry.tsx'
import { Time } from '#app/_ui/time.tsx'
import type { Foreseen } from '#lib/attribution/foresee-approvals.ts'
import { neededWords, ruleWords } from '../_approvals/approval-words.ts'

interface ForeseenLineProps {
  /** Undefined where it depends on the kind, which is not chosen yet. */
  asks: Foreseen['asks']['glitch'] | undefined
  expiresAt: Date
}

/** What it takes to decide the plan, and until when. */
export function ForeseenLine({ asks, expiresAt }: ForeseenLineProps) {
  return (
    <p className="w-full text-sm text-muted">
      {asks ? (
        <>
          Approvals needed:{' '}
          <strong className="font-medium text-ink">{neededWords({ required: asks })}</strong>, by{' '}
          {ruleWords(asks)}.
        </>
      ) : (
        'How many approvals it needs depends on the kind.'
      )}{' '}
      Expires undecided on <Time at={expiresAt} show="date" />, <Expiry until={expiresAt} bare />.
    </p>
  )
}
