'use client'

import { useRef, useState, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '../../../_ui/button.tsx'

const first = 10

export interface FoldingRowsProps {
  /** The whole rows, `tr`. */
  rows: readonly ReactNode[]
  columns: number
  /** What they are: "invoices". */
  what: string
}

/** The first ten rows of a long table, and all of them by a click; the focus goes to the first that appears. */
export function FoldingRows({ rows, columns, what }: FoldingRowsProps) {
  const [open, setOpen] = useState(false)
  const body = useRef<HTMLTableSectionElement>(null)
  if (rows.length <= first + 2) return <tbody className="divide-y divide-line">{rows}</tbody>

  function unfold() {
    flushSync(() => {
      setOpen(!open)
    })
    const appeared = body.current?.rows[first]
    appeared?.querySelector<HTMLElement>('button, a')?.focus()
  }

  return (
    <tbody ref={body} className="divide-y divide-line">
      {open ? rows : rows.slice(0, first)}
      <tr>
        <td colSpan={columns} className="py-2">
          <Button size="small" aria-expanded={open} onClick={unfold}>
            {open ? `Show the first ${first} ${what}` : `Show all ${rows.length} ${what}`}
          </Button>
        </td>
      </tr>
    </tbody>
  )
}
