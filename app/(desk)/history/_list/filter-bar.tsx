'use client'

import { SlidersHorizontal } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { Button } from '#app/_ui/button.tsx'
import type { Typed } from '#lib/attribution/delivery-filter.ts'
import { FilterForm, type FilterPerson } from './filter-form.tsx'

export interface FilterBarProps {
  typed: Typed
  problems: Typed
  people: readonly FilterPerson[]
  /** The chips. */
  children: ReactNode
}

/** The filters that hold, and the panel in which they are written; open from the start where one was not understood. */
export function FilterBar({ typed, problems, people, children }: FilterBarProps) {
  const [open, setOpen] = useState(Object.keys(problems).length > 0)
  const panel = useId()
  return (
    <div className="mb-3 grid grid-cols-1 gap-3">
      <div className="flex items-start justify-between gap-3">
        <div className="flex min-h-8 min-w-0 items-center">{children}</div>
        <Button
          size="small"
          hotkey="f"
          hotkeyLabel="Filter the history"
          icon={<SlidersHorizontal aria-hidden size={16} />}
          aria-expanded={open}
          aria-controls={panel}
          onClick={() => {
            setOpen(!open)
          }}
        >
          Filter
        </Button>
      </div>
      <div id={panel} hidden={!open}>
        {open && <FilterForm typed={typed} problems={problems} people={people} />}
      </div>
    </div>
  )
}
