'use client'

import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { type Reader, useLeft } from './use-sign-in-again.ts'

interface SignedInAgainProps {
  requestId: string
  reader: Reader
  /** Why the sign-in is not as fresh as the policy asks; undefined where it is, or nothing is asked of this person. */
  whyNot: string | undefined
  /** Whether a fresh sign-in is asked of this person. */
  asked: boolean
}

/** After a sign-in on the way to an approval: who came back, and whether the company's sign-in had asked. */
export function SignedInAgain({ requestId, reader, whyNot, asked }: SignedInAgainProps) {
  const [left, forget] = useLeft(requestId)
  if (left === null) return null
  if (left.id !== reader.id)
    return (
      <Callout
        tone="warn"
        title={`You are signed in as ${reader.name} now, not as ${left.name}.`}
        live
        action={
          <Button size="small" onClick={forget}>
            Go on as {reader.name}
          </Button>
        }
      >
        {left.name} left this page to sign in again, and somebody else did. Nothing was decided; what{' '}
        {left.name} typed is kept for {left.name}.
      </Callout>
    )
  if (!asked) return null
  if (whyNot !== undefined)
    return (
      <Callout tone="warn" title="That was no fresh sign-in." live>
        {whyNot} It let you through without asking again. Sign out there, then sign in again here; if it stays
        so, tell whoever runs the desk that it must ask (prompt=login) and say when (auth_time).
      </Callout>
    )
  return (
    <Callout tone="good" title="You signed in again." live>
      Nothing is decided yet: approving takes one more click. What you typed is kept.
    </Callout>
  )
}
