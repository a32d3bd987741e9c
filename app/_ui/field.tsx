import type { ReactNode } from 'react'
import { cx } from './cx.ts'

export interface FieldWords {
  label: string
  /** Says that it must be filled in, in words: true shows "needed", a text shows itself ("needed to reject"). */
  needed?: boolean | string | undefined
  /** What to write, or what was found; the room for one line is kept. */
  hint?: ReactNode
  /** What is wrong and how to mend it; takes the hint's place. */
  error?: string | undefined
}

/** Label, control, and one line below it that never makes the form jump. */
export function Field({ id, label, needed, hint, error, children }: FieldWords & FieldFrame) {
  return (
    <div className="flex min-w-0 flex-col">
      <label htmlFor={id} className="mb-1 flex items-baseline gap-2 text-sm font-medium">
        {label}
        <Needed needed={needed} />
      </label>
      {children}
      <FieldNote id={id} hint={hint} error={error} />
    </div>
  )
}

interface FieldFrame {
  id: string
  children: ReactNode
}

export function Needed({ needed }: Pick<FieldWords, 'needed'>) {
  if (!needed) return null
  return <span className="font-normal text-muted">{needed === true ? 'needed' : needed}</span>
}

export function FieldNote({ id, hint, error }: Pick<FieldWords, 'hint' | 'error'> & { id: string }) {
  return (
    <p
      id={noteId(id)}
      aria-live="polite"
      className={cx('min-h-7 pt-1 pb-1.5 text-sm', error === undefined ? 'text-muted' : 'text-bad')}
    >
      {error ?? hint}
    </p>
  )
}

export function noteId(id: string) {
  return `${id}-note`
}

/** What ties a control to its label and its line. */
export function controlProps(id: string, { needed, error }: Pick<FieldWords, 'needed' | 'error'>) {
  return {
    id,
    'aria-describedby': noteId(id),
    'aria-invalid': error !== undefined || undefined,
    'aria-required': needed === true || undefined,
  }
}

export const controlLook =
  'w-full rounded-md border border-edge bg-field px-2.5 text-base text-ink aria-invalid:border-bad disabled:bg-quiet disabled:text-muted [&[readonly]]:bg-quiet focus-visible:outline-offset-0'
