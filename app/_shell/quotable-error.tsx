'use client'

import { useState } from 'react'
import { Button } from '../_ui/button.tsx'
import { Callout } from '../_ui/callout.tsx'

export interface QuotableErrorProps {
  /** The digest is Next's number for an error of the server: it stands beside the error in the log. */
  error: Error & { digest?: string }
  retry: () => void
}

/** In place of what could not be shown. The error's own text stays in the log. */
export function QuotableError({ error, retry }: QuotableErrorProps) {
  const [since] = useState(momentNow)
  return (
    <Callout
      tone="bad"
      title="Something went wrong that nobody expected."
      live
      action={
        <Button size="small" hotkey="r" onClick={retry}>
          Try again
        </Button>
      }
    >
      Nothing was sent anywhere by looking at this page. If trying again does not help, tell whoever runs the
      desk this number: <code className="font-mono font-semibold select-all">{error.digest ?? since}</code>
    </Callout>
  )
}

/** An error of the browser alone has no number; the moment finds what happened around it. */
const momentNow = () => new Date().toISOString()
