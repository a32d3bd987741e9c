import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import {
  mostRows,
  neededColumns,
  noCells,
  type PaymentCells,
  type PaymentColumn,
  paymentColumns,
} from './payment-columns.ts'

export interface ReadTable {
  rows: PaymentCells[]
  /** Columns that nothing asks for, by their names. */
  ignored: string[]
}

const separators = [',', ';', '\t'] as const

/**
 * A CSV whose first line names its columns, in any order and case, with commas, semicolons or tabs between them. Answers with a sentence
 * where it is none; then nothing of it is taken. The build for browsers runs here as there.
 */
export function readTable(text: string): ReadTable | string {
  const separator = separatorOf(text)
  const lines = splitLines(text, separator)
  if (typeof lines === 'string') return lines
  const [head, ...body] = lines
  if (!head) return 'There is nothing in it. Fill in the template, or type the payments below.'
  const columns = head.map(columnOf)
  const wrong = wrongHead(head, columns)
  if (wrong !== undefined) return wrong
  if (body.length > mostRows)
    return `There are ${body.length.toLocaleString('en')} rows; at most ${mostRows.toLocaleString('en')} are looked through at once. Leave out those that other new users paid.`
  const long = body.findIndex((line) => line.slice(head.length).some((cell) => cell !== ''))
  if (long >= 0) return tooLong(long, body[long]?.length ?? 0, head.length)
  return {
    rows: body.map((line) => cellsOf(line, columns)),
    ignored: head.filter((_, at) => columns[at] === undefined && head[at] !== ''),
  }
}

/** Rows without a head, as a spreadsheet copies them: their columns follow each other from `first` on. */
export function readPasted(text: string, first: PaymentColumn): PaymentCells[] | string {
  const separator = separators.toReversed().find((one) => text.includes(one)) ?? ','
  const lines = splitLines(text, separator)
  if (typeof lines === 'string') return lines
  const columns = paymentColumns.slice(paymentColumns.indexOf(first))
  const long = lines.findIndex((line) => line.slice(columns.length).some((cell) => cell !== ''))
  if (long >= 0) return tooLong(long, lines[long]?.length ?? 0, columns.length)
  return lines.map((line) => cellsOf(line, columns))
}

/** Whether the first line names columns, rather than being a payment. */
export const hasHead = (text: string) =>
  (splitFirst(text, separatorOf(text)) ?? []).filter((cell) => columnOf(cell) !== undefined).length > 1

function splitLines(text: string, delimiter: string): string[][] | string {
  try {
    const lines = parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    })
    return lines.map((line) => line.map(plainCell))
  } catch (error) {
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')
      return 'A quotation mark is opened in it and never closed. Close it, or take it away.'
    if (error instanceof CsvError) return 'It cannot be read as CSV. Save it as CSV once more.'
    throw error
  }
}

const splitFirst = (text: string, delimiter: string) => {
  const lines = splitLines(text.trimStart().split(/\r\n|\r|\n/, 1)[0] ?? '', delimiter)
  return typeof lines === 'string' ? undefined : lines[0]
}

/** The one with which the first line names the most columns. */
const separatorOf = (text: string) =>
  separators
    .map((one) => ({
      one,
      known: (splitFirst(text, one) ?? []).filter((cell) => columnOf(cell) !== undefined).length,
    }))
    .reduce((best, next) => (next.known > best.known ? next : best)).one

const columnOf = (cell: string): PaymentColumn | undefined => {
  const name = cell.toLowerCase().replaceAll(/[\s_-]+/g, '_')
  return paymentColumns.find((one) => one === name)
}

/** White space of every kind is one space, and what cannot be seen is left out. */
export const plainCell = (cell: string) =>
  cell
    .replaceAll(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

function wrongHead(head: string[], columns: (PaymentColumn | undefined)[]): string | undefined {
  const twice = columns.find((name, at) => name !== undefined && columns.indexOf(name) !== at)
  if (twice !== undefined) return `Two columns are named ${twice}. Take one of them away.`
  const missing = neededColumns.filter((name) => !columns.includes(name))
  if (missing.length === 0) return undefined
  const found = head.filter(Boolean).slice(0, 10).join(', ').slice(0, 200)
  const named =
    missing.length === neededColumns.length
      ? 'Its first line does not name the columns'
      : `It has no column ${missing.join(' and no column ')}`
  return `${named}: it says “${found}”. The first line names ${paymentColumns.join(', ')}, as in the template.`
}

const tooLong = (row: number, cells: number, columns: number) =>
  `Row ${row + 1} has ${cells} cells for ${columns} columns. A number with a comma needs quotation marks, or semicolons between the cells.`

const cellsOf = (line: readonly string[], columns: readonly (PaymentColumn | undefined)[]): PaymentCells => ({
  ...noCells,
  ...Object.fromEntries(columns.flatMap((name, at) => (name === undefined ? [] : [[name, line[at] ?? '']]))),
})
