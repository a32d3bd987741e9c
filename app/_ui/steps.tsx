import { Check, CircleHelp, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export type StepLook = 'planned' | 'waits' | 'now' | 'done' | 'unknown' | 'failed'

export interface StepProps {
  number: number
  title: ReactNode
  /** How far it is; "planned" for a plan that is only read. */
  look?: StepLook | undefined
  /** At the right of the title: "1 write", "barrier", a time. */
  aside?: ReactNode
  /** One quiet line below the title. */
  detail?: ReactNode
  children?: ReactNode
}

export function Steps({ children }: { children: ReactNode }) {
  return <ol className="divide-y divide-line px-4">{children}</ol>
}

export function Step({ number, title, look = 'planned', aside, detail, children }: StepProps) {
  return (
    <li
      aria-current={look === 'now' ? 'step' : undefined}
      className="grid grid-cols-[auto_minmax(0,1fr)] gap-3 py-3"
    >
      <StepMark number={number} look={look} />
      <div className="min-w-0 pt-0.5">
        <div className="flex items-baseline justify-between gap-4">
          <h3 className="font-medium wrap-anywhere">{title}</h3>
          {aside && <span className="text-sm whitespace-nowrap text-muted">{aside}</span>}
        </div>
        {detail && <p className="text-sm wrap-anywhere text-muted">{detail}</p>}
        {children && <div className="mt-2">{children}</div>}
      </div>
    </li>
  )
}

const circles: Record<StepLook, string> = {
  planned: 'border border-line bg-quiet text-muted',
  waits: 'border border-line bg-quiet text-muted',
  now: 'bg-accent text-on-accent',
  done: 'bg-good-soft text-good',
  unknown: 'bg-warn-soft text-warn',
  failed: 'bg-bad-soft text-bad',
}

const spoken: Record<StepLook, string> = {
  planned: '',
  waits: 'waits',
  now: 'now',
  done: 'done',
  unknown: 'unknown',
  failed: 'failed',
}

function StepMark({ number, look }: { number: number; look: StepLook }) {
  return (
    <span className={cx('grid size-6 place-items-center rounded-full text-xs font-semibold', circles[look])}>
      <StepSign number={number} look={look} />
      {spoken[look] && <span className="sr-only">{spoken[look]}:</span>}
    </span>
  )
}

function StepSign({ number, look }: { number: number; look: StepLook }) {
  if (look === 'done') return <Check aria-hidden size={14} strokeWidth={2.5} />
  if (look === 'failed') return <X aria-hidden size={14} strokeWidth={2.5} />
  if (look === 'unknown') return <CircleHelp aria-hidden size={14} strokeWidth={2.5} />
  return number
}
