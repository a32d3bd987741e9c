'use client'

import { Collapsible } from '@base-ui/react/collapsible'
import { SlidersHorizontal } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { buttonLook } from './button-look.ts'
import { cx } from './cx.ts'

export interface FilterFoldProps {
  /** The field that always shows: where one types what to find. */
  find: ReactNode
  /** How many of the filters are set. */
  set: number
  /** Begins unfolded: a filter was chosen in it a moment ago. */
  unfolded?: boolean
  /** The columns from 640 px on, where nothing is folded: they hold the field and each of the children. */
  columns: string
  children: ReactNode
}

/**
 * The filters of a list. Below 640 px they stand behind one button, so that the list begins on the first screen; a search in the page finds
 * them all the same.
 */
export function FilterFold({ find, set, unfolded = false, columns, children }: FilterFoldProps) {
  const [open, setOpen] = useState(unfolded)
  return (
    <Collapsible.Root
      open={open}
      onOpenChange={setOpen}
      className={cx('grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-2 sm:gap-x-4', columns)}
    >
      {find}
      <div className="pt-6 sm:hidden">
        <Collapsible.Trigger className={buttonLook({})}>
          <SlidersHorizontal aria-hidden size={16} />
          Filters{' '}
          {set > 0 && (
            <span className="rounded-full bg-accent-soft px-1.5 text-sm text-accent">
              {set} <span className="sr-only">set</span>
            </span>
          )}
        </Collapsible.Trigger>
      </div>
      <Collapsible.Panel
        keepMounted
        hiddenUntilFound
        className="grid grid-cols-2 items-start gap-x-4 max-sm:col-span-2 sm:contents"
      >
        {children}
      </Collapsible.Panel>
    </Collapsible.Root>
  )
}
