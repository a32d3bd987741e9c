'use client'

import { useAction } from 'next-safe-action/hooks'
import { useId, useState } from 'react'
import { toast } from 'sonner'
import type { NoticeKind, NoticeWay } from '#lib/notices/kinds.ts'
import { choose } from '../../actions.ts'

export interface ChoiceRowProps {
  kind: NoticeKind
  title: string
  note: string
  chosen: NoticeWay
}

const ways: { way: NoticeWay; label: string }[] = [
  { way: 'at once', label: 'At once' },
  { way: 'daily', label: 'Once a day' },
  { way: 'desk', label: 'Only in the desk' },
]

/** What is chosen counts at once; where the desk refuses, what counted before is shown again. */
export function ChoiceRow({ kind, title, note, chosen }: ChoiceRowProps) {
  const [way, setWay] = useState(chosen)
  const [kept, setKept] = useState(chosen)
  const name = useId()
  const { executeAsync, isPending } = useAction(choose)

  async function pick(next: NoticeWay) {
    setWay(next)
    const { serverError } = await executeAsync({ kind, way: next })
    if (serverError === undefined) {
      setKept(next)
      toast.success(`${title}: ${ways.find((one) => one.way === next)?.label.toLowerCase() ?? next}`)
    } else {
      setWay(kept)
      toast.error(serverError.sentence)
    }
  }

  return (
    <fieldset
      aria-describedby={`${name}-note`}
      aria-busy={isPending || undefined}
      className="grid min-h-[58px] items-center gap-x-6 gap-y-2 px-4 py-3 sm:grid-cols-[minmax(0,1fr)_auto]"
    >
      <legend className="sr-only">{title}</legend>
      <div className="min-w-0">
        <p aria-hidden className="font-medium">
          {title}
        </p>
        <p id={`${name}-note`} className="text-sm text-muted">
          {note}
        </p>
      </div>
      <div className="flex flex-wrap gap-1.5">
        {ways.map(({ way: one, label }) => (
          <label
            key={one}
            className="inline-flex h-8 items-center rounded-full border border-line bg-panel px-3 text-sm text-muted select-none hover:bg-quiet hover:text-ink has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              checked={way === one}
              onChange={() => void pick(one)}
              className="sr-only"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
