import type { GivenPayment } from '#lib/providers/wanted.ts'
import { columnWords, mostPayments, type PaymentCells, paymentColumns } from './payment-columns.ts'
import type { MomentReader } from './read-moment.ts'
import { isBlank, type ReadRow, readPayment } from './read-payment.ts'
import { readTable } from './read-table.ts'

export interface ReadPayments {
  rows: ReadRow[]
  /** Null while a row has a mistake, or where there are too many. */
  payments: GivenPayment[] | null
  /** What is wrong with the list as a whole. */
  problem: string | null
  /** How many rows have a mistake. */
  mistakes: number
}

/** A list of payments as the form keeps it, which is CSV. Answers with a sentence where it cannot be read as one. Pure. */
export function parsePayments(text: string, reader: MomentReader): ReadPayments | string {
  if (text.trim() === '') return { rows: [], payments: [], problem: null, mistakes: 0 }
  const table = readTable(text)
  return typeof table === 'string' ? table : checkPayments(table.rows, reader)
}

export function checkPayments(cells: readonly PaymentCells[], reader: MomentReader): ReadPayments {
  const rows = cells.map((row) => readPayment(row, reader))
  sayRepeated(rows)
  const given = rows.filter(({ cells: row }) => !isBlank(row)).length
  const problem = given > mostPayments ? tooMany(given) : null
  const mistakes = rows.filter(({ problems }) => Object.keys(problems).length > 0).length
  const payments = rows.flatMap(({ payment }) => payment ?? [])
  return { rows, payments: mistakes > 0 || problem !== null ? null : payments, problem, mistakes }
}

/** One invoice is one payment: twice, its money would count twice. */
function sayRepeated(rows: ReadRow[]) {
  const first = new Map<string, number>()
  rows.forEach((row, at) => {
    const { invoice } = row.cells
    if (invoice === '') return
    const before = first.get(invoice)
    if (before === undefined) first.set(invoice, at)
    else {
      row.payment = null
      row.problems.invoice ??= `Row ${before + 1} has this invoice too, and its money must not count twice. Remove one.`
    }
  })
}

const tooMany = (count: number) =>
  `${count.toLocaleString('en')} payments are more than a request takes, which is ${mostPayments.toLocaleString('en')}. Remove the others; they can follow in another request.`

/** The first mistake in a list, and how many rows have one. */
export function whatIsWrong({ rows, problem, mistakes }: ReadPayments): string {
  const at = rows.findIndex(({ problems }) => Object.keys(problems).length > 0)
  const problems = rows[at]?.problems ?? {}
  const column = paymentColumns.find((name) => problems[name] !== undefined)
  if (column === undefined) return problem ?? ''
  const others =
    mistakes > 1 ? ` ${mistakes - 1} more ${mistakes === 2 ? 'row has' : 'rows have'} a mistake.` : ''
  return `${columnWords[column]} in row ${at + 1}: ${problems[column] ?? ''}${others}`
}
