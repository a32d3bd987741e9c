import type { ReactNode } from 'react'
import { CalloutMark, type CalloutTone } from './callout-mark.tsx'
import { cx } from './cx.ts'

const looks: Record<CalloutTone, string> = {
  bad: 'bg-bad-soft text-bad',
  warn: 'bg-warn-soft text-warn',
  good: 'bg-good-soft text-good',
  note: 'bg-quiet text-ink',
}

export interface CalloutProps {
  tone: CalloutTone
  /** The sentence in strong: "Blocked: this customer already carries another code." */
  title: string
  children?: ReactNode
  /** The way out: buttons or links. */
  action?: ReactNode
  /** Read out at once when it appears after something the person did. */
  live?: boolean | undefined
}

export function Callout({ tone, title, children, action, live }: CalloutProps) {
  return (
    <div role={live ? 'alert' : undefined} className={cx('flex gap-2 rounded-md p-3 text-sm', looks[tone])}>
      <CalloutMark tone={tone} />
      <div className="min-w-0 flex-1 wrap-anywhere">
        <strong className="font-semibold">{title}</strong> {children}
        {action && <div className="mt-2.5 flex flex-wrap items-center gap-2">{action}</div>}
      </div>
    </div>
  )
}
