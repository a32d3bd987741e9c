'use client'

import { Frame } from '../_shell/frame.tsx'
import { QuotableError, type QuotableErrorProps } from '../_shell/quotable-error.tsx'
import { PageHead } from '../_ui/page-head.tsx'

/** A page that could not be shown, inside the shell. */
export default function PageError(props: QuotableErrorProps) {
  return (
    <Frame crumbs={[{ label: 'Not shown' }]}>
      <PageHead title="This page could not be shown" />
      <QuotableError {...props} />
    </Frame>
  )
}
