import type { ReactNode } from 'react'
import { Callout } from './callout.tsx'

export interface ErrorNoticeProps {
  /** What to quote when asking for help. */
  number: string
  title?: string | undefined
  action?: ReactNode
}

/** An unknown error: its text stays in the log, the person gets a number. */
export function ErrorNotice({
  number,
  title = 'Something went wrong on our side.',
  action,
}: ErrorNoticeProps) {
  return (
    <Callout tone="bad" title={title} action={action} live>
      Nothing you typed is lost. Try again; if it stays, tell whoever runs the desk this number:{' '}
      <code className="font-mono font-semibold select-all">{number}</code>
    </Callout>
  )
}
