'use client'

import { X } from 'lucide-react'
import { useId } from 'react'
import {
  columnWords,
  type PaymentCells,
  type PaymentColumn,
  paymentColumns,
} from '#lib/attribution/payment-columns.ts'
import type { Problems } from '#lib/attribution/read-payment.ts'
import { PaymentCell } from './payment-cell.tsx'

export const mainColumns = ['invoice', 'paid_at', 'amount', 'currency'] as const satisfies PaymentColumn[]
export const moreColumns = ['interval', 'product', 'subscription'] as const satisfies PaymentColumn[]

export const rowLook =
  'grid grid-cols-2 gap-x-1.5 gap-y-1 @md:grid-cols-[1.5rem_minmax(0,4fr)_minmax(0,7fr)_minmax(0,4fr)_3.25rem_2rem]'

export interface PaymentRowProps {
  /** From 0. */
  row: number
  cells: PaymentCells
  problems: Problems
  /** Whether interval, product and subscription are shown. */
  more: boolean
  onType: (column: PaymentColumn, typed: string) => void
  onPaste: (column: PaymentColumn, text: string) => void
  onNext: (column: PaymentColumn, typed: string) => void
  onRemove: () => void
}

/** One payment: its cells, and below them what is wrong with which. */
export function PaymentRow({
  row,
  cells,
  problems,
  more,
  onType,
  onPaste,
  onNext,
  onRemove,
}: PaymentRowProps) {
  const id = useId()
  const wrong = paymentColumns.filter((name) => problems[name] !== undefined)
  const cell = (column: PaymentColumn) => (
    <PaymentCell
      key={column}
      row={row}
      column={column}
      value={cells[column]}
      problem={problems[column] === undefined ? undefined : { id: `${id}-${column}` }}
      onType={(typed) => {
        onType(column, typed)
      }}
      onPaste={(text) => {
        onPaste(column, text)
      }}
      onNext={(typed) => {
        onNext(column, typed)
      }}
    />
  )
  return (
    <div role="row" aria-rowindex={row + 2} data-row={row} className="py-1.5 @max-md:py-3">
      <div role="presentation" className={rowLook}>
        <span role="rowheader" className="self-center text-sm text-muted tabular-nums @max-md:col-span-2">
          <span className="@md:sr-only">Row </span>
          {row + 1}
        </span>
        {mainColumns.map(cell)}
        {more && (
          <span role="presentation" className={moreLook}>
            {moreColumns.map(cell)}
          </span>
        )}
        <span role="cell" className="@max-md:col-span-2 @md:col-start-6 @md:row-start-1">
          <button
            type="button"
            onClick={onRemove}
            aria-label={`Remove row ${row + 1}`}
            className="flex h-8 min-w-8 items-center justify-center gap-1.5 rounded-sm text-sm text-muted hover:bg-quiet hover:text-ink"
          >
            <X aria-hidden size={16} />
            <span className="@md:hidden">Remove</span>
          </button>
        </span>
      </div>
      <div role="cell">
        {wrong.length > 0 && (
          <ul className="grid gap-0.5 pt-1 text-sm text-bad @md:pl-[1.875rem]">
            {wrong.map((column) => (
              <li key={column} id={`${id}-${column}`}>
                <span className="font-medium">{columnWords[column]}:</span> {problems[column]}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  )
}

const moreLook =
  'grid grid-cols-subgrid gap-x-1.5 gap-y-1 @max-md:col-span-2 @md:col-span-4 @md:col-start-2 @md:grid-cols-3'
