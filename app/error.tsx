'use client'

import { BarePage } from './_shell/bare-page.tsx'
import { QuotableError, type QuotableErrorProps } from './_shell/quotable-error.tsx'

/** The shell itself, or the sign-in, could not be shown. */
export default function DeskError(props: QuotableErrorProps) {
  return (
    <BarePage title="The desk could not be shown">
      <QuotableError {...props} />
    </BarePage>
  )
}
