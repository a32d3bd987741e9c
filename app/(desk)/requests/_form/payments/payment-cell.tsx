'use client'

import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import { cx } from '#app/_ui/cx.ts'
import { columnWords, type PaymentColumn } from '#lib/attribution/payment-columns.ts'
import { isSeveral } from './take-rows.ts'

export interface PaymentCellProps {
  /** From 0. */
  row: number
  column: PaymentColumn
  value: string
  /** The sentence below the row that is about this cell. */
  problem: { id: string } | undefined
  onType: (typed: string) => void
  /** Lines of a spreadsheet. */
  onPaste: (text: string) => void
  /** Enter, with what was typed until then: the same column of the next row. */
  onNext: (typed: string) => void
}

const placeholders: Partial<Record<PaymentColumn, string>> = {
  paid_at: '2026-11-03 14:05',
  amount: '120.00',
  currency: 'EUR',
}

/** Their names stand in no line above them. */
const unnamed: readonly PaymentColumn[] = ['interval', 'product', 'subscription']

/** What is typed over a value; nothing any more once that value has changed. */
interface Typing {
  text: string
  over: string
}

/** Typed freely, and taken when it is left. */
export function PaymentCell({ row, column, value, problem, onType, onPaste, onNext }: PaymentCellProps) {
  const [typing, setTyping] = useState<Typing | null>(null)
  const typed = typing?.over === value ? typing.text : value

  function take() {
    if (typed !== value) onType(typed)
    setTyping(null)
  }

  function paste(event: ClipboardEvent) {
    const text = event.clipboardData.getData('text')
    if (!isSeveral(text, column)) return
    event.preventDefault()
    setTyping(null)
    onPaste(text)
  }

  function press(event: KeyboardEvent) {
    if (event.key === 'Escape' && typed !== value) {
      event.stopPropagation()
      setTyping(null)
    }
    if (event.key !== 'Enter') return
    if (event.metaKey || event.ctrlKey) {
      flushSync(take)
      return
    }
    event.preventDefault()
    setTyping(null)
    onNext(typed)
  }

  return (
    <span role="cell" className="block min-w-0">
      <span aria-hidden className="block text-sm text-muted @md:hidden">
        {columnWords[column]}
      </span>
      <input
        data-cell={cellName(row, column)}
        aria-label={`${columnWords[column]}, row ${row + 1}`}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={problem?.id}
        value={typed}
        placeholder={
          unnamed.includes(column) ? columnWords[column] : row === 0 ? placeholders[column] : undefined
        }
        list={column === 'interval' ? intervalList : undefined}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setTyping({ text: event.target.value, over: value })
        }}
        onBlur={take}
        onPaste={paste}
        onKeyDown={press}
        className={cx(
          'h-8 w-full rounded-sm border border-edge bg-field px-1.5 text-sm text-ink placeholder:text-muted focus-visible:outline-offset-0 aria-invalid:border-bad',
          column === 'amount' && '@md:text-right',
        )}
      />
    </span>
  )
}

/** The id of the words that an interval is said with. */
export const intervalList = 'intervals-of-payments'

export const cellName = (row: number, column: PaymentColumn) => `${row} ${column}`

/** The focus goes to a cell that was just drawn. */
export const focusCell = (row: number, column: PaymentColumn) => {
  document.querySelector<HTMLElement>(`[data-cell="${cellName(row, column)}"]`)?.focus()
}
