'use client'

import { Check, Plus } from 'lucide-react'
import { useAction } from 'next-safe-action/hooks'
import { useRouter } from 'next/navigation'
import { useTransition } from 'react'
import type { Role } from '#lib/people/person-form.ts'
import { cx } from '../../../_ui/cx.ts'
import { Spinner } from '../../../_ui/spinner.tsx'
import { give, take } from '../actions.ts'
import { whyRefused } from './why-refused.ts'

export interface RoleToggleProps {
  personId: string
  role: Role
  held: boolean
  /** j and k stop here. */
  first: boolean
  onAnswer: (refusal: string | null) => void
}

/** Pressed while the person has the role; at work until the page shows what became of it. */
export function RoleToggle({ personId, role, held, first, onAnswer }: RoleToggleProps) {
  const router = useRouter()
  const [shows, showing] = useTransition()
  const refresh = () => {
    showing(() => {
      router.refresh()
    })
  }
  const { execute, isPending } = useAction(held ? take : give, {
    onSuccess: () => {
      onAnswer(null)
      refresh()
    },
    onError: ({ error }) => {
      onAnswer(whyRefused(error))
      if (error.serverError?.kind !== 'unavailable') refresh()
    },
  })
  const atWork = isPending || shows
  return (
    <button
      type="button"
      aria-pressed={held}
      aria-disabled={atWork || undefined}
      aria-busy={atWork || undefined}
      data-row-link={first ? '' : undefined}
      onClick={() => {
        if (!atWork) execute({ personId, role })
      }}
      className={cx(
        'inline-flex h-8 items-center gap-1.5 rounded-full border pr-3 pl-2.5 text-sm select-none',
        held
          ? 'border-accent bg-accent-soft text-accent'
          : 'border-line bg-panel text-muted hover:bg-quiet hover:text-ink',
      )}
    >
      <span className="grid size-4 place-items-center">
        {atWork ? <Spinner /> : held ? <Check aria-hidden size={14} /> : <Plus aria-hidden size={14} />}
      </span>
      {role}
    </button>
  )
}
