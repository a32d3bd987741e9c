'use client'

import { Plus, Trash2 } from 'lucide-react'
import { useId, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '#app/_ui/button.tsx'
import { Callout } from '#app/_ui/callout.tsx'
import { type PaymentColumn, mostPayments } from '#lib/attribution/payment-columns.ts'
import { counted } from '../../_plan/counted.ts'
import type { FormState } from '../form-state.ts'
import { ImportBar } from './import-bar.tsx'
import { ListLine } from './list-line.tsx'
import { focusCell } from './payment-cell.tsx'
import { onePage, PaymentGrid } from './payment-grid.tsx'
import { moreColumns } from './payment-row.tsx'
import { usePayments } from './use-payments.ts'
import { ZoneField } from './zone-field.tsx'

/** The past payments, typed, pasted or imported; they are filed all or none. */
export function PaymentsField({ form }: { form: FormState }) {
  const id = useId()
  const list = usePayments(form)
  const { cells, read, refusal, note } = list
  const [page, setPage] = useState(0)
  const [asksMore, setAsksMore] = useState(false)
  const more = asksMore || cells.some((row) => moreColumns.some((name) => row[name] !== ''))
  const filled = form.values.payments !== ''

  function takeFile(file: File) {
    void list.importFile(file).then((taken) => {
      if (taken) setPage(0)
    })
  }

  function show(at: number, column: PaymentColumn) {
    flushSync(() => {
      setPage(Math.floor(at / onePage))
    })
    focusCell(at, column)
  }

  function add() {
    flushSync(() => {
      list.addRow()
    })
    show(filled ? cells.length : 1, 'invoice')
  }

  function showMistake() {
    const rows = read?.rows ?? []
    const focused = Number(document.activeElement?.closest<HTMLElement>('[data-row]')?.dataset['row'] ?? -1)
    const order = [...rows.keys()].map((index) => (index + focused + 1) % rows.length)
    const at = order.find((index) => Object.keys(rows[index]?.problems ?? {}).length > 0)
    const column = Object.keys(rows[at ?? 0]?.problems ?? {})[0] as PaymentColumn | undefined
    if (at !== undefined && column !== undefined) show(at, column)
  }

  return (
    <fieldset
      className="@container min-w-0 pb-4"
      aria-describedby={`${id}-how`}
      onDragOver={(event) => {
        event.preventDefault()
      }}
      onDrop={(event) => {
        const [file] = event.dataTransfer.files
        if (!file) return
        event.preventDefault()
        takeFile(file)
      }}
    >
      <legend className="mb-1 text-sm font-medium">Payments</legend>
      <p id={`${id}-how`} className="mb-2 text-sm text-muted">
        Type them, paste lines of a spreadsheet into a cell, or import a file. They are filed all or none.
      </p>
      <div className="grid gap-3">
        <ImportBar onFile={takeFile} />
        {refusal !== null && (
          <Callout tone="bad" live title="Nothing was taken.">
            {refusal}
          </Callout>
        )}
        {read?.problem && (
          <Callout
            tone="bad"
            live
            title="These are too many."
            action={
              <Button size="small" onClick={list.keepFirst}>
                Keep the first {mostPayments.toLocaleString('en')}
              </Button>
            }
          >
            {read.problem}
          </Callout>
        )}
        <ZoneField form={form} read={read} />
        <PaymentGrid list={list} page={page} onPage={setPage} more={more} />
        <ListLine read={read} note={note} onMistake={showMistake} />
        <div className="flex flex-wrap gap-2">
          <Button size="small" icon={<Plus aria-hidden size={16} />} onClick={add}>
            Add a row
          </Button>
          {!more && (
            <Button
              size="small"
              variant="quiet"
              onClick={() => {
                setAsksMore(true)
              }}
            >
              Interval, product and subscription of each
            </Button>
          )}
          {read !== null && read.mistakes > 0 && (
            <Button size="small" variant="quiet" onClick={list.removeMistakes}>
              Remove the {counted(read.mistakes, 'row')} with a mistake
            </Button>
          )}
          {filled && (
            <Button
              size="small"
              variant="danger"
              icon={<Trash2 aria-hidden size={16} />}
              onClick={list.removeAll}
            >
              Remove all
            </Button>
          )}
        </div>
      </div>
    </fieldset>
  )
}
