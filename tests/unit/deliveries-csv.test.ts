import fc from 'fast-check'
import { expect, it } from 'vitest'
import { safeText, writeDeliveries } from '#lib/attribution/deliveries-csv.ts'
import type { DeliveryRow } from '#lib/attribution/find-deliveries.ts'

const row: DeliveryRow = {
  id: '01990000-0000-7000-8000-000000000001',
  requestId: '01990000-0000-7000-8000-000000000002',
  requestNumber: 1042,
  attempt: 1,
  provider: 'stripe',
  purpose: 'resend',
  customerId: 'cus_1',
  customerEmail: 'billing@northwind.example',
  eventId: 'evt_1',
  invoiceId: 'in_1',
  invoiceNumber: 'NW-0017',
  amount: 12000,
  currency: 'eur',
  endpointId: 'we_1',
  requestedBy: '01990000-0000-7000-8000-000000000003',
  requester: 'Sam Reyes',
  approvedBy: '01990000-0000-7000-8000-000000000004',
  approver: 'Ada Lind',
  openedAt: new Date('2026-11-22T13:58:05.123Z'),
  closedAt: new Date('2026-11-22T13:58:05.987Z'),
  outcome: 'accepted',
  settler: null,
  settledBecause: null,
  deliveredAt: null,
  status: 200,
  sentence: null,
  providerRequestId: 'req_1',
}

const separators = [',', ';', '\t', '\r', '\n', '\u2028']

/** Texts in which whatever begins a formula, a cell or a line is likely. */
const nasty = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(
      ...['=', '+', '-', '@', '＝', '＋', '－', '＠'],
      ...separators,
      '"',
      "'",
      ' ',
      '\u00a0',
      'a',
      '1',
      '|',
    ),
  }),
)

/** Where some spreadsheet of some country begins a cell. */
const cellsOfAnyCountry = (text: string) => text.split(/[;\t\r\n]/)

it('writes no text that a spreadsheet takes for a formula', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      for (const cell of cellsOfAnyCountry(safeText(text))) expect(cell).not.toMatch(/^[\s"]*[=+\-@＝＋－＠]/)
      expect(safeText(text)).not.toMatch(/^[\t\r\n]/)
    }),
    { numRuns: 2_000 },
  )
})

it('gives every text back to whoever takes the apostrophes away', () => {
  fc.assert(
    fc.property(nasty, (text) => {
      expect(safeText(text).replaceAll(/(^|[;\t\r\n])'/g, '$1')).toBe(text)
    }),
    { numRuns: 2_000 },
  )
})

it('leaves ordinary text as it is', () => {
  for (const text of ['billing@northwind.example', 'NW-0017', 'evt_1', "O'Neill", 'a = b', 'müller + söhne'])
    expect(safeText(text)).toBe(text)
})

it('keeps each text in its own cell, whatever is in it', async () => {
  await fc.assert(
    fc.asyncProperty(nasty, nasty, async (invoiceNumber, sentence) => {
      const lines = await written([{ ...row, invoiceNumber, sentence }, row])

      expect(lines).toHaveLength(3)
      expect(cell(lines, 1, 'Invoice number')).toBe(safeText(invoiceNumber))
      expect(cell(lines, 1, 'Answer')).toBe(safeText(sentence))
      expect(cell(lines, 2, 'Invoice number')).toBe('NW-0017')
    }),
    { numRuns: 200 },
  )
})

it('writes moments in UTC, amounts in the decimals of their currency, and a byte order mark', async () => {
  const rows = [row, { ...row, amount: 12000, currency: 'jpy' }, { ...row, amount: -5, currency: 'kwd' }]
  const lines = await written(rows)

  expect(cell(lines, 1, 'Opened')).toBe('2026-11-22T13:58:05.123Z')
  expect(cell(lines, 1, 'Request')).toBe('R-1042')
  expect(rows.map((_, at) => cell(lines, at + 1, 'Amount'))).toEqual(['120.00', '12000', '-0.005'])
  expect(rows.map((_, at) => cell(lines, at + 1, 'Currency'))).toEqual(['EUR', 'JPY', 'KWD'])
  expect(rows.map((_, at) => cell(lines, at + 1, 'Amount in minor units'))).toEqual(['12000', '12000', '-5'])
  expect(await text([row])).toMatch(/^\uFEFFOpened,/)
})

it('tells whose word a report is, and what they wrote', async () => {
  const said = { outcome: 'reported', settler: 'Ada Lind', settledBecause: '=Pressed Resend' } as const
  const lines = await written([{ ...row, ...said, purpose: 'guided', status: null }])

  expect(cell(lines, 1, 'Purpose')).toBe('guided')
  expect(cell(lines, 1, 'Outcome')).toBe('reported')
  expect(cell(lines, 1, 'Reported by')).toBe('Ada Lind')
  expect(cell(lines, 1, 'What they wrote')).toBe("'=Pressed Resend")
  expect(cell(lines, 1, 'Seen delivered')).toBe('')
})

it('writes the byte order mark and the header once, however many pages there are', async () => {
  const csv = await text([row], [row, row], [row])

  expect(csv.match(/\uFEFF/g)).toHaveLength(1)
  expect(csv.match(/^\uFEFF?Opened,/gm)).toHaveLength(1)
  expect(parseCsv(csv)).toHaveLength(5)
})

it('writes the header alone where nothing was sent', async () => {
  expect(await written([])).toHaveLength(1)
})

async function text(...pages: DeliveryRow[][]) {
  const chunks: Uint8Array[] = []
  for await (const chunk of writeDeliveries(pages)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

const written = async (rows: DeliveryRow[]) => parseCsv((await text(rows)).replace(/^\uFEFF/, ''))

function cell(lines: string[][], line: number, name: string) {
  return lines[line]?.[lines[0]?.indexOf(name) ?? -1]
}

/** RFC 4180, by a reader that shares nothing with the writer. */
function parseCsv(csv: string): string[][] {
  const lines: string[][] = []
  let cells: string[] = []
  for (const found of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    if (found[0] === '') break
    cells.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    if (found[3] === ',') continue
    lines.push(cells)
    cells = []
  }
  return lines
}
