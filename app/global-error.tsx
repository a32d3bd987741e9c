'use client'

import { BarePage } from './_shell/bare-page.tsx'
import { QuotableError, type QuotableErrorProps } from './_shell/quotable-error.tsx'
import './globals.css'

/** Not even the outermost layout could be shown. */
export default function GlobalError(props: QuotableErrorProps) {
  return (
    <html lang="en">
      <head>
        <title>The desk could not be shown · Attribution Desk</title>
      </head>
      <body>
        <BarePage title="The desk could not be shown">
          <QuotableError {...props} />
        </BarePage>
      </body>
    </html>
  )
}
