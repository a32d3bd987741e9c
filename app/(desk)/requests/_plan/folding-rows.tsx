'use client'

import { useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '#app/_ui/button.tsx'

const few = 10

export interface FoldingRowsProps {
  count: number
  /** One whole row, `tr`; only those that are shown are drawn. */
  row: (at: number) => ReactNode
  /** How many `tr` a row is. */
  lines?: 1 | 2 | undefined
  columns: number
  /** What they are: "invoices". */
  what: string
  /** Where the ten begin, for a table that is worked through. */
  from?: number | undefined
}

/** Ten rows of a long table, and all of them by a click; the focus goes to the first that appears. */
export function FoldingRows({ count, row, lines = 1, columns, what, from = 0 }: FoldingRowsProps) {
  const [open, setOpen] = useState(false)
  const body = useRef<HTMLTableSectionElement>(null)
  const folds = count > few + 2
  const start = folds && !open ? Math.min(from, count - few) : 0
  const shown = folds && !open ? few : count

  function turn() {
    flushSync(() => {
      setOpen(!open)
    })
    const appeared = open ? undefined : body.current?.rows[start === 0 ? few * lines : 0]
    appeared?.querySelector<HTMLElement>('button, a')?.focus()
  }

  return (
    <tbody ref={body} className="divide-y divide-line">
      {Array.from({ length: shown }, (_, at) => row(start + at))}
      {folds && (
        <tr>
          <td colSpan={columns} className="py-2">
            <Button size="small" aria-expanded={open} onClick={turn}>
              {open ? `Show ${few} ${what}` : `Show all ${count} ${what}`}
            </Button>
          </td>
        </tr>
      )}
    </tbody>
  )
}
