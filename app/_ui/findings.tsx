import type { ReactNode } from 'react'
import { CalloutMark, type CalloutTone } from './callout-mark.tsx'

const markTones: Record<CalloutTone, string> = {
  bad: 'text-bad',
  warn: 'text-warn',
  good: 'text-good',
  note: 'text-muted',
}

/** Sentences to know before deciding, quieter than callouts. */
export function Findings({ children }: { children: ReactNode }) {
  return <ul className="grid gap-2">{children}</ul>
}

export interface FindingProps {
  tone: CalloutTone
  title?: string | undefined
  children?: ReactNode
}

export function Finding({ tone, title, children }: FindingProps) {
  return (
    <li className="flex gap-2">
      <CalloutMark tone={tone} className={`mt-[3px] ${markTones[tone]}`} />
      <span className="min-w-0 wrap-anywhere">
        {title !== undefined && <strong className="font-medium">{title}</strong>} {children}
      </span>
    </li>
  )
}
