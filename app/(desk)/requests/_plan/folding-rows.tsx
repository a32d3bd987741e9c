'use client'

import { useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '#app/_ui/button.tsx'

const few = 10

export interface FoldingRowsProps {
  /** The whole rows, `tr`. */
  rows: readonly ReactNode[]
  columns: number
  /** What they are: "invoices". */
  what: string
  /** Where the ten begin, for a table that is worked through. */
  from?: number | undefined
}

/** Ten rows of a long table, and all of them by a click; the focus goes to the first that appears. */
export function FoldingRows({ rows, columns, what, from = 0 }: FoldingRowsProps) {
  const [open, setOpen] = useState(false)
  const body = useRef<HTMLTableSectionElement>(null)
  if (rows.length <= few + 2) return <tbody className="divide-y divide-line">{rows}</tbody>

  const start = Math.min(from, rows.length - few)

  function turn() {
    flushSync(() => {
      setOpen(!open)
    })
    const appeared = open ? undefined : body.current?.rows[start > 0 ? 0 : few]
    appeared?.querySelector<HTMLElement>('button, a')?.focus()
  }

  return (
    <tbody ref={body} className="divide-y divide-line">
      {open ? rows : rows.slice(start, start + few)}
      <tr>
        <td colSpan={columns} className="py-2">
          <Button size="small" aria-expanded={open} onClick={turn}>
            {open ? `Show ${few} ${what}` : `Show all ${rows.length} ${what}`}
          </Button>
        </td>
      </tr>
    </tbody>
  )
}
