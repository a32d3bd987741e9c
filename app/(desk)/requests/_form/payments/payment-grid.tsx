'use client'

import { type FocusEvent, useState } from 'react'
import { flushSync } from 'react-dom'
import { cx } from '#app/_ui/cx.ts'
import { columnWords, type PaymentColumn } from '#lib/attribution/payment-columns.ts'
import type { ReadRow } from '#lib/attribution/read-payment.ts'
import { intervals } from '#lib/providers/wanted.ts'
import { focusCell, intervalList } from './payment-cell.tsx'
import { mainColumns, moreColumns, PaymentRow, rowLook } from './payment-row.tsx'
import { RowPages } from './row-pages.tsx'
import type { Payments } from './use-payments.ts'

/** Rows that are drawn at once. */
export const onePage = 20

interface PaymentGridProps {
  list: Payments
  /** Which page is shown; from 0. */
  page: number
  onPage: (page: number) => void
  /** Whether interval, product and subscription are shown. */
  more: boolean
}

/** The list as a table to type into: Tab goes through the cells, Enter to the next row; lines of a spreadsheet are pasted into a cell. */
export function PaymentGrid({ list, page, onPage, more }: PaymentGridProps) {
  const [active, setActive] = useState<number | null>(null)
  const { cells, read } = list
  const last = Math.max(0, Math.ceil(cells.length / onePage) - 1)
  const start = Math.min(page, last) * onePage

  function next(at: number, column: PaymentColumn, typed: string) {
    flushSync(() => {
      list.goOn(at, column, typed)
      onPage(Math.floor((at + 1) / onePage))
    })
    focusCell(at + 1, column)
  }

  function remove(at: number) {
    flushSync(() => {
      list.removeRow(at)
    })
    focusCell(Math.max(0, Math.min(at, cells.length - 2)), 'invoice')
  }

  function follow({ target }: FocusEvent<HTMLElement>) {
    const row = target.closest<HTMLElement>('[data-row]')?.dataset['row']
    setActive(row === undefined ? null : Number(row))
  }

  return (
    <div
      onFocus={follow}
      onBlur={() => {
        setActive(null)
      }}
    >
      <div role="table" aria-label="Payments" aria-rowcount={cells.length + 1}>
        <div role="row" aria-rowindex={1} className={cx(rowLook, 'pb-1 text-sm text-muted @max-md:sr-only')}>
          <span role="columnheader" className="sr-only">
            Row
          </span>
          {mainColumns.map((name, at) => (
            <span
              role="columnheader"
              key={name}
              className={cx(at === 0 && 'col-start-2', name === 'amount' && 'text-right')}
            >
              {columnWords[name]}
            </span>
          ))}
          {more &&
            moreColumns.map((name) => (
              <span role="columnheader" key={name} className="sr-only">
                {columnWords[name]}
              </span>
            ))}
          <span role="columnheader" className="sr-only">
            Remove
          </span>
        </div>
        <div role="rowgroup" className="divide-y divide-line">
          {cells.slice(start, start + onePage).map((row, index) => {
            const at = start + index
            return (
              <PaymentRow
                key={at}
                row={at}
                cells={row}
                problems={problemsIn(read?.rows[at], at === active)}
                more={more}
                onType={(column, typed) => {
                  list.setCell(at, column, typed)
                }}
                onPaste={(column, text) => {
                  list.paste({ text, at, column })
                }}
                onNext={(column, typed) => {
                  next(at, column, typed)
                }}
                onRemove={() => {
                  remove(at)
                }}
              />
            )
          })}
        </div>
      </div>
      <datalist id={intervalList}>
        {intervals.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      {last > 0 && <RowPages start={start} size={onePage} count={cells.length} onPage={onPage} />}
    </div>
  )
}

/** While a row is typed, nothing is said of the cells that are still empty. */
function problemsIn(row: ReadRow | undefined, isTyped: boolean): ReadRow['problems'] {
  if (!row || !isTyped) return row?.problems ?? {}
  return Object.fromEntries(
    Object.entries(row.problems).filter(([column]) => row.cells[column as PaymentColumn] !== ''),
  )
}
