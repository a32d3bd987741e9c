import 'server-only'
import { createHash } from 'node:crypto'
import { pipeline, Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { invalid } from '#lib/errors.ts'
import { delimiterOf, refuseBinary } from './first-bytes.ts'
import { type Columns, readHeader } from './read-header.ts'

/** One row of Cello's export `conv_signups`, as it stands there: the zone of its moments is not published. */
export interface SignupRow {
  newUserId: string
  referralCode: string
  status: string
  at: string | null
}

export interface ReadExport {
  rows: number
  /** Rows without a new user or a code, and the first of them, counted below the header. */
  incomplete: number
  firstIncomplete: number | null
  /** Of the bytes as they came, in hexadecimal. */
  sha256: string
}

/** What an export may hold; a longer time is exported in parts. */
export const mostBytes = 200_000_000
const batch = 5000
/** No row of a table is this long: a quote was opened and not closed. Bytes. */
const longestRow = 64_000
const longestCell = 255

/**
 * Reads the export as it comes in, a batch of rows at a time, whatever separates its columns. Holds one batch.
 * @throws Refusal `invalid` where it is another file, empty, too large, or breaks off within a row.
 */
export async function readExport(
  file: AsyncIterable<Uint8Array>,
  take: (rows: SignupRow[]) => Promise<void>,
): Promise<ReadExport> {
  const hash = createHash('sha256')
  const bytes = hashed(file, hash)
  const first = await firstLine(bytes)
  refuseBinary(first)
  const parser = pipeline(
    Readable.from(again(first, bytes)),
    parse({
      bom: true,
      delimiter: delimiterOf(first),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      max_record_size: longestRow,
    }),
    // What went wrong is thrown to whoever reads the rows.
    () => undefined,
  )
  const counts = { rows: 0, incomplete: 0, firstIncomplete: null as number | null }
  try {
    let columns: Columns | undefined
    let rows: SignupRow[] = []
    for await (const record of parser as AsyncIterable<string[]>) {
      if (!columns) {
        columns = readHeader(record)
        continue
      }
      counts.rows += 1
      const row = readRow(record, columns)
      if (row) rows.push(row)
      else {
        counts.incomplete += 1
        counts.firstIncomplete ??= counts.rows
      }
      if (rows.length < batch) continue
      await take(rows)
      rows = []
    }
    if (rows.length > 0) await take(rows)
  } catch (error) {
    throw error instanceof CsvError ? broken(error) : error
  }
  if (counts.rows === 0)
    throw invalid('The file has a header and no rows. Export a time in which somebody signed up.', 'file')
  return { ...counts, sha256: hash.digest('hex') }
}

function readRow(record: string[], columns: Columns): SignupRow | null {
  const cell = (at: number | null) => (at === null ? '' : (record[at] ?? '')).slice(0, longestCell)
  const [newUserId, referralCode, at] = [
    cell(columns.newUserId),
    cell(columns.referralCode),
    cell(columns.at),
  ]
  if (newUserId === '' || referralCode === '') return null
  return { newUserId, referralCode, status: cell(columns.status), at: at === '' ? null : at }
}

async function* hashed(file: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>) {
  let size = 0
  for await (const chunk of file) {
    size += chunk.length
    if (size > mostBytes) throw tooLarge()
    hash.update(chunk)
    yield chunk
  }
}

export const tooLarge = () =>
  invalid(
    `The file is larger than ${mostBytes / 1_000_000} MB. Export a shorter time, one part after the other.`,
    'file',
  )

/** As much as holds the header, and at most the length of the longest row. */
async function firstLine(bytes: AsyncGenerator<Uint8Array>): Promise<Uint8Array> {
  let first = new Uint8Array()
  while (!first.includes(newLine) && first.length < longestRow) {
    const next = await bytes.next()
    if (next.done) break
    first = Buffer.concat([first, next.value])
  }
  if (first.length === 0) throw invalid('The file is empty. Export conv_signups once more.', 'file')
  return first
}

const newLine = 10

async function* again(first: Uint8Array, rest: AsyncGenerator<Uint8Array>) {
  yield first
  yield* rest
}

/** The parser throws away what it had read but not handed over: it counts the rows itself, the header with them. */
function broken(error: CsvError) {
  const rows = Number(error['records']) - 1
  if (!(rows >= 0))
    return invalid(
      "This is not Cello's export conv_signups: its first line cannot be read. Drop in the file conv_signups from the Cello portal.",
      'file',
    )
  return invalid(
    quotes.includes(error.code)
      ? `The file cannot be read after row ${rows}: a quotation mark is opened there and never closed. Export it once more; nothing was kept.`
      : `The file cannot be read after row ${rows}. Export it once more, without opening it in a spreadsheet; nothing was kept.`,
    'file',
  )
}

const quotes = ['CSV_MAX_RECORD_SIZE', 'CSV_QUOTE_NOT_CLOSED']
