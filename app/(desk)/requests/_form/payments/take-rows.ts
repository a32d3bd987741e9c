import {
  noCells,
  type PaymentCells,
  type PaymentColumn,
  paymentColumns,
} from '#lib/attribution/payment-columns.ts'
import { readCsvFile, tooLarge } from '#lib/attribution/read-csv-file.ts'
import { isBlank } from '#lib/attribution/read-payment.ts'
import { hasHead, readPasted, readTable } from '#lib/attribution/read-table.ts'

export interface Taken {
  rows: PaymentCells[]
  /** Columns that nothing asks for. */
  ignored: string[]
}

const noRows = 'It names the columns, and has no rows below them. Fill in a row for each payment.'

/** The rows of a file; or a sentence, and then nothing of it is taken. */
export function takeFile(bytes: Uint8Array): Taken | string {
  const file = readCsvFile(bytes)
  return typeof file === 'string' ? file : takeList(file.text)
}

function takeList(text: string): Taken | string {
  const table = readTable(text)
  if (typeof table === 'string') return table
  const rows = table.rows.filter((row) => !isBlank(row))
  return rows.length === 0 ? noRows : { rows, ignored: table.ignored }
}

/** Whether what is pasted into a cell is more than that cell. */
export const isSeveral = (text: string, column: PaymentColumn) =>
  /[\t\n\r]/.test(text.trim()) || (column === 'invoice' && /[,;].*[,;]/.test(text))

export interface Pasting {
  text: string
  /** The cell that it is pasted into. */
  at: number
  column: PaymentColumn
}

/** Fills the rows from that cell on, as a spreadsheet does; or a sentence, and then nothing of it is taken. */
export function takePasted(rows: readonly PaymentCells[], { text, at, column }: Pasting): Taken | string {
  if (text.length > 5_000_000) return tooLarge
  const taken = hasHead(text) ? takeList(text) : readPasted(text, column)
  if (typeof taken === 'string') return taken
  const { rows: pasted, ignored } = Array.isArray(taken) ? { rows: taken, ignored: [] } : taken
  const filled = Array.from({ length: Math.max(rows.length, at + pasted.length) }, (_, index) =>
    over(rows[index] ?? noCells, pasted[index - at]),
  )
  return { rows: filled, ignored }
}

const over = (cells: PaymentCells, pasted: PaymentCells | undefined): PaymentCells =>
  pasted === undefined
    ? cells
    : {
        ...cells,
        ...Object.fromEntries(
          paymentColumns.flatMap((name) => (pasted[name] === '' ? [] : [[name, pasted[name]]])),
        ),
      }
