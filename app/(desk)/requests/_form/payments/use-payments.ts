'use client'

import { useState } from 'react'
import { toast } from 'sonner'
import {
  mostPayments,
  noCells,
  type PaymentCells,
  type PaymentColumn,
} from '#lib/attribution/payment-columns.ts'
import { isBlank } from '#lib/attribution/read-payment.ts'
import { plainCell } from '#lib/attribution/read-table.ts'
import { counted } from '../../_plan/counted.ts'
import type { FormState } from '../form-state.ts'
import { readList, writeList } from './read-list.ts'
import { type Pasting, takeFile, takePasted, type Taken } from './take-rows.ts'

export type Payments = ReturnType<typeof usePayments>

/** The list of payments: what stands in it, and everything that a person can do to it. */
export function usePayments({ values, set }: Pick<FormState, 'values' | 'set'>) {
  const { payments, zone } = values
  const [refusal, setRefusal] = useState<string | null>(null)
  const [note, setNote] = useState<string | null>(null)
  const list = readList(payments, zone)
  const read = typeof list === 'string' ? null : list
  const kept = read?.rows.map(({ cells }) => cells) ?? []
  const cells = kept.length === 0 ? [noCells] : kept

  function put(rows: readonly PaymentCells[]) {
    set({ payments: writeList(rows, zone) })
  }

  function replace(rows: readonly PaymentCells[], words: string) {
    put(rows)
    if (payments === '') return
    toast(words, {
      action: {
        label: 'Undo',
        onClick: () => {
          set({ payments })
        },
      },
    })
  }

  function take(taken: Taken | string, words: string): boolean {
    setRefusal(typeof taken === 'string' ? taken : null)
    setNote(typeof taken === 'string' ? null : noteOn(taken))
    if (typeof taken === 'string') return false
    replace(taken.rows, words)
    return true
  }

  return {
    /** One row at least, to type into. */
    cells,
    read,
    /** Why it cannot be read at all, or why the last import was not taken. */
    refusal: typeof list === 'string' ? list : refusal,
    note,
    setCell: (at: number, column: PaymentColumn, typed: string) => {
      put(typedInto(cells, { at, column, typed }))
    },
    /** Takes what was typed, and makes room below the last row. */
    goOn: (at: number, column: PaymentColumn, typed: string) => {
      const rows = typedInto(cells, { at, column, typed })
      put(at === rows.length - 1 ? [...rows, noCells] : rows)
    },
    addRow: () => {
      put([...cells, noCells])
    },
    removeRow: (at: number) => {
      const rows = cells.filter((_, index) => index !== at)
      const row = cells[at]
      if (row === undefined || isBlank(row)) put(rows)
      else replace(rows, `Row ${at + 1} was removed.`)
    },
    removeAll: () => {
      setNote(null)
      setRefusal(null)
      replace([], `${counted(kept.length, 'row')} removed.`)
    },
    removeMistakes: () => {
      const rows = read?.rows.filter(({ problems }) => Object.keys(problems).length === 0) ?? []
      replace(
        rows.map((row) => row.cells),
        `${counted(kept.length - rows.length, 'row')} with a mistake removed.`,
      )
    },
    keepFirst: () => {
      replace(
        kept.slice(0, mostPayments),
        `Only the first ${mostPayments.toLocaleString('en')} rows were kept.`,
      )
    },
    importFile: async (file: File) => {
      const taken = takeFile(new Uint8Array(await file.arrayBuffer()))
      return take(taken, `The rows of ${file.name} took the place of what was there.`)
    },
    paste: (pasting: Pasting) => take(takePasted(cells, pasting), 'The lines were pasted.'),
  }
}

interface TypedCell {
  at: number
  column: PaymentColumn
  typed: string
}

const typedInto = (cells: readonly PaymentCells[], { at, column, typed }: TypedCell) =>
  cells.map((row, index) => (index === at ? { ...row, [column]: plainCell(typed) } : row))

function noteOn({ rows, ignored }: Taken): string {
  const count = counted(rows.length, 'row')
  const left = ignored.slice(0, 5).join(', ')
  const more = ignored.length > 5 ? ` and ${ignored.length - 5} more` : ''
  return ignored.length === 0 ? `${count} taken.` : `${count} taken. Columns left out: ${left}${more}.`
}
